//! How long the first look at the evidence takes: reading the embedded bytes.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;
use waymark_evidence::{Pack, compact};
use waymark_evidence_pack::compact_form;

/// Every round keeps its lists, as the program does: so there are few rounds.
fn decode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pack");
    group.sample_size(10);
    group.warm_up_time(Duration::from_millis(200));
    group.measurement_time(Duration::from_secs(1));
    group.throughput(Throughput::Bytes(compact_form().len() as u64));
    group.bench_function("decode", |bench| {
        bench.iter(|| compact::read::<Pack>(black_box(compact_form())).unwrap());
    });
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
