// One manuscript of fixtures/papers in every report format, offline: the bytes must be those of
// fixtures/report/<paper>.<format>.
#include "golden/golden.h"
#include "lint/lint.h"
#include "report/format.h"
#include "report/inspect.h"
#include "run/check.h"
#include "support/files.h"

namespace subcite::golden {
namespace {

using namespace testing_support;

std::string render(const ReportFormat& format, const std::string& paper) {
  Result<Manuscript> m = examine(read_file(root() + "/fixtures/papers/" + paper), paper);
  if (!m) return m.error().message;
  const std::vector<LinkResult> none;
  m->findings = lint({m->document, m->citations, m->index, m->links, none}, {});
  m->scope = scope_for(Selection{});
  ReportContext context;
  context.version = "0.0.0";
  context.offline = true;
  std::string out;
  format.begin(context, out);
  format.manuscript(context, *m, out);
  if (format.afterword != nullptr) format.afterword(context, *m, context.tail);
  format.end(context, Totals{1, 0, 1, 2, 3, 4, 5, 6, 7}, out);
  return out;
}

}  // namespace

void add_reports() {
  for (const ReportFormat* format : report_formats()) {
    if (format->of_word_file || format->binary) continue;  // tests/program/comments_test.cpp and source_list_test.cpp
    for (const auto& path : files_in(root() + "/fixtures/papers", "harbor-dues.txt")) {
      const std::string paper = path.filename().string();
      const std::string expected = root() + "/fixtures/report/" + path.stem().string() + "." + std::string(format->name);
      if (updating()) write_file(expected, render(*format, paper));
      add_test("Report_" + std::string(format->name), path.stem().string(), [=] {
        ASSERT_TRUE(std::filesystem::exists(expected)) << "no fixture " << expected;
        EXPECT_EQ(read_file(expected), render(*format, paper));
      });
    }
  }
  for (const Inspection& view : inspections()) {
    const std::string expected = root() + "/fixtures/report/harbor-dues." + std::string(view.name);
    const auto produce = [&view] {
      Result<Manuscript> m = examine(read_file(root() + "/fixtures/papers/harbor-dues.txt"), "harbor-dues.txt");
      std::string out;
      view.write(*m, out);
      return out;
    };
    if (updating()) write_file(expected, produce());
    add_test("Inspect", std::string(view.name), [=] { EXPECT_EQ(read_file(expected), produce()); });
  }
}

}  // namespace subcite::golden
