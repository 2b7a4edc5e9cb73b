// Rows of results: how they are named in ids of buttons and on screen.

export const ROWS = {
  relapses: { id: "relapses", plain: "How many relapses?", clinical: "Annualised relapse rate" },
  "people-with-relapse": { id: "people", plain: "How many people had a relapse?", clinical: "People with a relapse" },
  worsening: { id: "worse", plain: "Who got worse?", clinical: "Confirmed disability progression" },
  scans: { id: "scans", plain: "What did scans show?", clinical: "MRI activity" },
};
