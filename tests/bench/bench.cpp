// MB/s of reader, parser, resolver and rules on long manuscripts, each twice as long as the one before,
// so that the ratio of their times shows whether a stage is linear; beside them a bound, one pass over
// the same bytes that only counts line ends.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <thread>

#include "cite/parser.h"
#include "lint/lint.h"
#include "read/reader.h"
#include "resolve/resolver.h"
#include "run/check.h"
#include "run/judge.h"
#include "support/files.h"

namespace {

using namespace subcite;

/// Every line of a paper, its numbers of notes moved up.
std::string renumbered(const std::string& paper, int by) {
  std::string out;
  for (std::size_t at = 0; at < paper.size(); ++at) {
    out += paper[at];
    if (!out.ends_with("[^") && !out.ends_with("note ")) continue;
    std::size_t end = at + 1;
    while (end < paper.size() && paper[end] >= '0' && paper[end] <= '9') ++end;
    if (end == at + 1) continue;
    out += std::to_string(std::stoi(paper.substr(at + 1, end - at - 1)) + by);
    at = end - 1;
  }
  return out;
}

/// A paper of the fixtures again and again, its notes numbered on, while `wanted`.
template <class Wanted>
std::string repeated(Wanted wanted) {
  constexpr int kNotes = 100;  // more than the paper has
  const std::string paper = testing_support::read_file(testing_support::root() + "/fixtures/papers/manuscripts/lighthouse-speech.md");
  std::string bytes;
  for (int copy = 0; wanted(copy, bytes.size()); ++copy) bytes += renumbered(paper, copy * kNotes) + "\n\n";
  return bytes;
}

const std::string& manuscript(std::int64_t megabytes) {
  static std::map<std::int64_t, std::string> made;
  std::string& bytes = made[megabytes];
  if (bytes.empty()) bytes = repeated([&](int, std::size_t size) { return size < static_cast<std::size_t>(megabytes) * 1'000'000; });
  return bytes;
}

/// A manuscript of two thousand notes.
const Manuscript& long_manuscript() {
  static const Manuscript made = [] {
    constexpr std::size_t kNotes = 2000;
    const std::string paper = repeated([](int copy, std::size_t) { return copy == 0; });
    const std::size_t notes = examine(paper, "a.md")->document.notes.size();
    return *examine(repeated([&](int copy, std::size_t) { return static_cast<std::size_t>(copy) * notes < kNotes; }), "a.md");
  }();
  return made;
}

const std::string& paper(const benchmark::State& state) { return manuscript(state.range(0)); }

void count_bytes(benchmark::State& state) { state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * paper(state).size())); }

void bound_one_pass(benchmark::State& state) {
  paper(state);  // made before the clock runs
  for (auto _ : state) benchmark::DoNotOptimize(std::count(paper(state).begin(), paper(state).end(), '\n'));
  count_bytes(state);
}

void reader(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_document(paper(state), "a.md"));
  count_bytes(state);
}

void parser(benchmark::State& state) {
  const Document document = *read_document(paper(state), "a.md");
  for (auto _ : state) benchmark::DoNotOptimize(parse_citations(document));
  count_bytes(state);
}

void resolver(benchmark::State& state) {
  const Document document = *read_document(paper(state), "a.md");
  const Citations citations = parse_citations(document);
  for (auto _ : state) {
    Citations copy = citations;
    benchmark::DoNotOptimize(resolve(document, copy));
  }
  count_bytes(state);
}

void all_three(benchmark::State& state) {
  for (auto _ : state) {
    const Document document = *read_document(paper(state), "a.md");
    Citations citations = parse_citations(document);
    benchmark::DoNotOptimize(resolve(document, citations));
  }
  count_bytes(state);
}

void rules_all(benchmark::State& state) {
  const Manuscript m = *examine(paper(state), "a.md");
  const std::vector<LinkResult> none;
  for (auto _ : state) benchmark::DoNotOptimize(lint({m.document, m.citations, m.index, m.links, none}, {}));
  count_bytes(state);
}

/// All rules over the long manuscript, on as many threads as `subcite check` takes for one manuscript.
void rules_together(benchmark::State& state) {
  Manuscript m = long_manuscript();
  for (auto _ : state) benchmark::DoNotOptimize(judge(m, {}, false, std::max(1U, std::thread::hardware_concurrency())));
  state.counters["notes"] = static_cast<double>(m.document.notes.size());
}

/// All rules, or the one of `code`, over the long manuscript.
void rules_of(benchmark::State& state, const std::string& code) {
  const Manuscript& m = long_manuscript();
  const std::vector<LinkResult> none;
  Selection selection;
  if (!code.empty()) selection.select = {code};
  for (auto _ : state) benchmark::DoNotOptimize(lint({m.document, m.citations, m.index, m.links, none}, selection));
  state.counters["notes"] = static_cast<double>(m.document.notes.size());
}

void register_rules() {
  benchmark::RegisterBenchmark("notes_2000/all", rules_of, std::string())->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("notes_2000/together", rules_together)->Unit(benchmark::kMillisecond)->UseRealTime();
  for (const Rule* rule : catalogue())
    benchmark::RegisterBenchmark(("notes_2000/" + std::string(rule->code)).c_str(), rules_of, std::string(rule->code))->Unit(benchmark::kMicrosecond);
}

void doubling(benchmark::internal::Benchmark* bench) { bench->RangeMultiplier(2)->Range(1, 16)->Unit(benchmark::kMillisecond); }

BENCHMARK(bound_one_pass)->Apply(doubling);
BENCHMARK(reader)->Apply(doubling);
BENCHMARK(parser)->Apply(doubling);
BENCHMARK(resolver)->Apply(doubling);
BENCHMARK(all_three)->Apply(doubling);
BENCHMARK(rules_all)->Apply(doubling);

}  // namespace

int main(int argc, char** argv) {
  register_rules();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
