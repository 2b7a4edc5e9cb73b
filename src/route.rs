//! The addresses of the app: one word after `#/`.

use waymark_words::route as words;

/// A screen of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// Step 1: the decision of today.
    #[default]
    Today,
    /// Step 2: facts.
    MyMs,
    /// Step 3: definitions.
    WhereThisStands,
    /// Step 4: values.
    WhatMatters,
    /// Step 5: options side by side.
    Options,
    /// Step 5: JC virus and PML.
    JcVirus,
    /// Step 6: the calendar.
    Plan,
    /// Step 7: the page to take home.
    TakeHome,
    /// Beside the steps: the 2015 review, figure by figure.
    Review,
    /// Fails on purpose, to show and test the crash page.
    CrashTest,
}

impl Route {
    /// The seven steps, in order.
    pub const STEPS: [Route; 7] = [
        Route::Today,
        Route::MyMs,
        Route::WhereThisStands,
        Route::WhatMatters,
        Route::Options,
        Route::Plan,
        Route::TakeHome,
    ];

    const ALL: [(Route, &'static str); 10] = [
        (Route::Today, "today"),
        (Route::MyMs, "my-ms"),
        (Route::WhereThisStands, "where-this-stands"),
        (Route::WhatMatters, "what-matters"),
        (Route::Options, "options"),
        (Route::JcVirus, "jc-virus"),
        (Route::Plan, "plan"),
        (Route::TakeHome, "take-home"),
        (Route::Review, "review"),
        (Route::CrashTest, "crash-test"),
    ];

    /// The route of an address such as `#/my-ms`; the first step for any other.
    pub fn from_hash(hash: &str) -> Route {
        let name = hash.trim_start_matches(['#', '/']);
        Self::ALL
            .iter()
            .find(|(_, word)| *word == name)
            .map_or(Route::Today, |(route, _)| *route)
    }

    /// Its address.
    pub fn hash(self) -> String {
        let word = Self::ALL
            .iter()
            .find(|(route, _)| *route == self)
            .map_or("", |(_, word)| word);
        format!("#/{word}")
    }

    /// The step it belongs to.
    pub const fn step(self) -> Route {
        match self {
            Route::JcVirus | Route::Review => Route::Options,
            Route::CrashTest => Route::Today,
            other => other,
        }
    }

    /// Whether it shows results, chances or dates of the evidence.
    pub const fn shows_results(self) -> bool {
        matches!(
            self,
            Route::Options | Route::JcVirus | Route::Review | Route::Plan | Route::TakeHome
        )
    }

    /// Its name in the list of steps and in the title of the page.
    pub fn name(self) -> &'static str {
        match self {
            Route::Today | Route::CrashTest => words::today(),
            Route::MyMs => words::my_ms(),
            Route::WhereThisStands => words::where_this_stands(),
            Route::WhatMatters => words::what_matters(),
            Route::Options => words::options(),
            Route::JcVirus => words::jc_virus(),
            Route::Review => words::review(),
            Route::Plan => words::plan(),
            Route::TakeHome => words::take_home(),
        }
    }

    /// The step before and after.
    pub fn neighbours(self) -> (Option<Route>, Option<Route>) {
        let place = Self::STEPS
            .iter()
            .position(|step| *step == self.step())
            .unwrap_or(0);
        let before = place
            .checked_sub(1)
            .and_then(|place| Self::STEPS.get(place))
            .copied();
        (before, Self::STEPS.get(place + 1).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_route() {
        for (route, _) in Route::ALL {
            assert_eq!(Route::from_hash(&route.hash()), route);
        }
        assert_eq!(Route::from_hash("#/nowhere"), Route::Today);
        assert_eq!(Route::from_hash(""), Route::Today);
    }
}
