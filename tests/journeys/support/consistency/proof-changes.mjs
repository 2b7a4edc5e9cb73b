// Changes made to a proof that is open, each of which must be found.

/** Where an open proof is changed, by route, wording and the button that was pressed. */
export const PROOF_CHANGES = {
  "options, plain, n-worse-natalizumab-affirm-progression-12-weeks-natalizumab": [
    ["the number that was pressed", "#proof-title", "digit"],
    ["the title", "#proof-title", "gone"],
    ["the value of a group", ".proof dd li", "digit"],
    ["the value of the other group", ".proof dd li:nth-of-type(2)", "digit"],
    ["the effect", ".proof dd li:nth-of-type(3)", "digit"],
    ["the interval of the effect", ".proof dd li:nth-of-type(3)", "last"],
    ["a group that is gone", ".proof dd li:nth-of-type(2)", "gone"],
    ["the months", ".proof dt:nth-of-type(5) + dd", "digit"],
    ["how it becomes what is shown", ".proof dt:nth-of-type(7) + dd", "last"],
    ["the year of the study", ".proof__body > p", "digit"],
    ["the place in the source", ".proof dt:nth-of-type(11) + dd", "gone"],
  ],
  "options, clinical, n-harm-natalizumab-serious-allergic-reaction-affirm-serious-hypersensitivity-natalizumab": [
    ["the number that was pressed", "#proof-title", "digit"],
    ["the value of a group", ".proof dd li", "digit"],
    ["how it becomes what is shown", ".proof dt:nth-of-type(7) + dd", "last"],
  ],
  "options, clinical, n-harm-natalizumab-pml-0-5": [
    ["the number that was pressed", "#proof-title", "digit"],
    ["a cell of the table", ".proof dt:nth-of-type(2) + dd", "digit"],
    ["the last cell of the table", ".proof dt:nth-of-type(2) + dd", "last"],
    ["a factor", ".proof dt:nth-of-type(4) + dd", "last"],
    ["the row", ".proof dt + dd", "digit"],
  ],
  "options, clinical, network-cochrane-2024-relapse-12-months": [
    ["the name of a network", "#proof-title", "digit"],
    ["how many trials are in it", ".proof dd", "digit"],
    ["its source", ".proof dt:nth-of-type(2) + dd", "digit"],
  ],
  "options, plain, proof-harm-natalizumab-pml": [
    ["the name of a harm", "#proof-title", "gone"],
    ["what is said of a harm", ".proof dd", "gone"],
  ],
  "jc-virus, clinical, n-table-eu-physician-information-index-to-0-9-3": [
    ["the number of a cell", "#proof-title", "digit"],
    ["a cell as it was printed", ".proof dt:nth-of-type(2) + dd", "digit"],
    ["the denominator of a cell", ".proof dt:nth-of-type(4) + dd", "last"],
  ],
};
