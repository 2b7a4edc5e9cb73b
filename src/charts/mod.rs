//! Curves and timelines on canvas.
