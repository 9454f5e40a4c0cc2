// MB/s of reader, parser, resolver and rules on a paper of fixtures, and of the whole beside a bound: one
// pass over the same bytes that only counts line ends.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "cite/parser.h"
#include "lint/lint.h"
#include "read/reader.h"
#include "resolve/resolver.h"
#include "run/check.h"
#include "support/files.h"

namespace {

using namespace subcite;

const std::string& paper() {
  static const std::string bytes = testing_support::read_file(testing_support::root() + "/fixtures/papers/harbor-dues.txt");
  return bytes;
}

void count_bytes(benchmark::State& state) { state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * paper().size())); }

void bound_one_pass(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(std::count(paper().begin(), paper().end(), '\n'));
  count_bytes(state);
}

void reader(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_document(paper(), "a.txt"));
  count_bytes(state);
}

void parser(benchmark::State& state) {
  const Document document = *read_document(paper(), "a.txt");
  for (auto _ : state) benchmark::DoNotOptimize(parse_citations(document));
  count_bytes(state);
}

void resolver(benchmark::State& state) {
  const Document document = *read_document(paper(), "a.txt");
  const Citations citations = parse_citations(document);
  for (auto _ : state) {
    Citations copy = citations;
    benchmark::DoNotOptimize(resolve(document, copy));
  }
  count_bytes(state);
}

void rules_all(benchmark::State& state) {
  const Manuscript m = *examine(paper(), "a.txt");
  const std::vector<LinkResult> none;
  for (auto _ : state) benchmark::DoNotOptimize(lint({m.document, m.citations, m.index, m.links, none}, {}));
  count_bytes(state);
}

BENCHMARK(bound_one_pass);
BENCHMARK(reader);
BENCHMARK(parser);
BENCHMARK(resolver);
BENCHMARK(rules_all);

}  // namespace

BENCHMARK_MAIN();
