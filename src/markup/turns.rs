//! Whose turn it is to be drawn anew.
//!
//! A key or a press asks for many pieces at once. In the frame of the answer those in view are
//! drawn, the one that holds the focus first, as long as there is time; the others follow after
//! the paint, in tasks short enough that the next key or press does not wait. The newest
//! question wins: a piece has one place in the queue and is drawn as it was last wanted.
//!
//! Between a press and its release nothing is drawn: what moves away under a finger is not what
//! the finger lets go of, and the browser then tells of no click at all.

use super::later::Piece;
use crate::platform::frame::{self, Element, EventListener};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::html::NodeRef;

/// For so many milliseconds after a press or key pieces are drawn in the frame of the answer.
const IN_FRAME: f64 = 6.0;
/// For so many where it was never drawn: nobody knows what it takes.
const IN_FRAME_NEW: f64 = 4.0;
/// A task after the paint begins no other piece after so many milliseconds.
const IN_TASK: f64 = 5.0;
/// A press whose release was never told ends after so many milliseconds.
const LONGEST_PRESS: u32 = 3_000;
/// What has not begun has not taken any time: no piece waits.
const NEVER: f64 = f64::INFINITY;

/// The place of a piece in the queue.
pub(super) struct Turn {
    place: NodeRef,
    redraw: Box<dyn Fn()>,
    wanted: RefCell<Option<Rc<dyn Piece>>>,
    shown: RefCell<Option<Rc<dyn Piece>>>,
    /// It was told to draw itself and did not yet.
    is_told: Cell<bool>,
    view: RefCell<Option<frame::View>>,
}

thread_local! {
    static QUEUE: RefCell<Vec<Rc<Turn>>> = const { RefCell::new(Vec::new()) };
    /// When drawing began: in this frame, or in this task after the paint.
    static BEGAN: Cell<Option<f64>> = const { Cell::new(None) };
    /// Where somebody presses or types.
    static TOUCHED: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// Kept while a finger or the button of the mouse is down.
    static PRESS: RefCell<Option<frame::Timeout>> = const { RefCell::new(None) };
    static IS_NOW_ASKED: Cell<bool> = const { Cell::new(false) };
    static IS_AFTER_ASKED: Cell<bool> = const { Cell::new(false) };
}

impl Turn {
    pub(super) fn new(place: NodeRef, redraw: impl Fn() + 'static) -> Turn {
        Turn {
            place,
            redraw: Box::new(redraw),
            wanted: RefCell::default(),
            shown: RefCell::default(),
            is_told: Cell::new(false),
            view: RefCell::default(),
        }
    }

    /// Watches whether the piece stands in view, once it is on the page.
    pub(super) fn watch(&self) {
        let element = self.place.cast();
        let mut view = self.view.borrow_mut();
        if view.as_ref().map(frame::View::element) != element.as_ref() {
            *view = None;
            *view = element.map(frame::View::new);
        }
    }

    /// The smaller, the sooner: where somebody presses or types, in view, out of view. What
    /// was never drawn may stand in view: nobody knows.
    fn rank(&self) -> u8 {
        let touched = TOUCHED.with_borrow(Option::clone);
        match &*self.view.borrow() {
            Some(view) if view.holds(touched) || view.holds(frame::focused()) => 0,
            Some(view) if view.is_seen() => 1,
            None if self.shown.borrow().is_none() => 2,
            _ => 3,
        }
    }

    fn draw(&self) {
        self.shown.replace(self.wanted.borrow().clone());
        self.is_told.set(true);
        (self.redraw)();
    }
}

/// What a piece shows: the newest, or what it showed before until its turn comes.
pub(super) fn shown(turn: &Rc<Turn>, newest: &Rc<dyn Piece>) -> Option<Rc<dyn Piece>> {
    turn.is_told.set(false);
    let is_shown = {
        let shown = turn.shown.borrow();
        shown
            .as_ref()
            .map(|shown| Rc::ptr_eq(shown, newest) || shown.is_same(newest.as_any()))
    };
    if is_shown == Some(true) {
        forget(turn);
    } else {
        turn.wanted.replace(Some(newest.clone()));
        ask(turn);
    }
    turn.shown.borrow().clone()
}

/// A piece is taken from the page.
pub(super) fn leave(turn: &Rc<Turn>) {
    forget(turn);
    turn.view.take();
}

fn forget(turn: &Rc<Turn>) {
    QUEUE.with_borrow_mut(|queue| queue.retain(|one| !Rc::ptr_eq(one, turn)));
}

/// Everything is drawn before the browser does anything else, in view or not.
pub fn all_at_once() {
    BEGAN.set(Some(NEVER));
    ask_now();
}

/// Keeps up with the person for as long as it is kept: a piece that is pressed before its turn
/// came is drawn before it hears of it, nothing moves while it is pressed, and nothing is
/// printed that is not drawn.
pub fn keep_up() -> [EventListener; 8] {
    let touched = |event| {
        frame::on_touch(event, |element| {
            released();
            BEGAN.set(Some(frame::now()));
            if element.is_some() && !QUEUE.with_borrow(Vec::is_empty) {
                TOUCHED.set(element);
                ask_now();
            }
        })
    };
    [
        frame::on_press(|| {
            PRESS.replace(Some(frame::later(LONGEST_PRESS, released)));
        }),
        touched("pointerup"),
        frame::on_touch("pointercancel", |_| released()),
        touched("keydown"),
        touched("click"),
        touched("hashchange"),
        // The next stop may stand in what was not drawn yet.
        frame::on_tab(|| {
            if QUEUE.with_borrow(|queue| queue.iter().any(|turn| turn.shown.borrow().is_none())) {
                all_at_once();
            }
        }),
        frame::on_print(all_at_once),
    ]
}

/// Whether drawing began less than so many milliseconds ago; begins where it had not.
fn has_time(milliseconds: f64) -> bool {
    let now = frame::now();
    let began = BEGAN.get().unwrap_or(now);
    BEGAN.set(Some(began));
    now - began < milliseconds
}

fn ask(turn: &Rc<Turn>) {
    QUEUE.with_borrow_mut(|queue| {
        if !queue.iter().any(|one| Rc::ptr_eq(one, turn)) {
            queue.push(turn.clone());
        }
    });
    has_time(IN_FRAME);
    ask_now();
}

fn ask_now() {
    if !IS_NOW_ASKED.replace(true) {
        frame::before_paint(in_frame);
    }
}

fn ask_after() {
    if !IS_AFTER_ASKED.replace(true) {
        frame::after_paint(after_paint);
    }
}

/// Takes the next piece out of the queue; none beyond this rank.
fn next(last_rank: u8) -> Option<Rc<Turn>> {
    QUEUE.with_borrow_mut(|queue| {
        let ranked = queue.iter().map(|turn| turn.rank()).enumerate();
        let (place, rank) = ranked.min_by_key(|(_, rank)| *rank)?;
        (rank <= last_rank).then(|| queue.remove(place))
    })
}

/// Draws what is in view, one piece after another.
fn in_frame() {
    IS_NOW_ASKED.set(false);
    if is_held() {
        return rest();
    }
    let last_rank = match BEGAN.get() {
        Some(NEVER) => u8::MAX,
        _ if has_time(IN_FRAME_NEW) => 2,
        _ if has_time(IN_FRAME) => 1,
        _ => 0,
    };
    match next(last_rank) {
        Some(turn) => go_on(turn, in_frame),
        None => rest(),
    }
}

/// After the paint: whatever is left.
fn after_paint() {
    IS_AFTER_ASKED.set(false);
    TOUCHED.set(None);
    BEGAN.set(Some(frame::now()));
    in_task();
}

fn in_task() {
    if !is_held()
        && has_time(IN_TASK)
        && let Some(turn) = next(u8::MAX)
    {
        go_on(turn, in_task);
    } else {
        BEGAN.set(None);
        rest();
    }
}

/// Draws a piece, and goes on once it stands.
fn go_on(turn: Rc<Turn>, then: fn()) {
    turn.draw();
    frame::before_paint(move || {
        if turn.is_told.get() {
            // The program gave the browser its turn before it drew.
            rest();
        } else {
            then();
        }
    });
}

/// What is left waits for the paint, and the page says so.
fn rest() {
    let is_done = QUEUE.with_borrow(Vec::is_empty);
    frame::set_busy(!is_done);
    if (!is_done || BEGAN.get().is_some()) && !is_held() {
        ask_after();
    }
}

/// Whether somebody holds the page down, and nothing may move. Printing does not wait for it.
fn is_held() -> bool {
    PRESS.with_borrow(Option::is_some) && BEGAN.get() != Some(NEVER)
}

/// The press is over: what waited for it follows.
fn released() {
    if PRESS.take().is_some() {
        ask_after();
    }
}
