//! Starts Waymark in the page.

fn main() {
    waymark_app::start();
}
