// subcite.toml: found upward from the manuscript, checked to the last key, and shown with where each value came from.
#include "program/program.h"

namespace subcite::program {
namespace {

const std::string kManuscript = "One.[^1] Two.[^2]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n[^2]: *Id.* at 47.\n";

std::string severity_of(const Outcome& run, const std::string& rule) {
  const auto report = run.json();
  for (const auto& f : report["manuscripts"][0]["findings"])
    if (f["rule"] == rule) return f["severity"];
  return "none";
}

TEST(Config, is_found_upward_and_obeyed) {
  const Scratch scratch;
  write_file(scratch / "draft/one.md", kManuscript);
  const auto check = [&] { return subcite({"check", "--offline", "--format", "json", scratch / "draft/one.md"}); };
  EXPECT_EQ(severity_of(check(), "I008"), "style");
  write_file(scratch / "subcite.toml", "[rules.I008]\nseverity = \"error\"\n");
  EXPECT_EQ(severity_of(check(), "I008"), "error");
  write_file(scratch / "draft/subcite.toml", "ignore = [\"I\"]\n");
  EXPECT_EQ(severity_of(check(), "I008"), "none");
  write_file(scratch / "draft/subcite.toml", "select = [\"id-repeats-pincite\"]\n");
  EXPECT_EQ(severity_of(check(), "I008"), "style");
}

TEST(Config, mistakes_are_told_with_their_line) {
  const Scratch scratch;
  write_file(scratch / "one.md", kManuscript);
  const std::map<std::string, std::string> wrong{{"editon = \"bluebook21\"", "Did you mean edition?"}, {"edition = \"bluebook23\"", "is no edition"}, {"[rules.I008]\nlimit = 3", "no option"}, {"[rules.Q999]\nseverity = \"style\"", "There is no rule"}, {"[rules.I008]\nseverity = \"grave\"", "error, warning or style"}, {"a = [", "subcite.toml:1"}};
  for (const auto& [text, told] : wrong) {
    write_file(scratch / "subcite.toml", text + "\n");
    const Outcome run = subcite({"check", "--offline", scratch / "one.md"});
    EXPECT_EQ(run.code, 2) << text;
    EXPECT_NE(run.err.find(told), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("subcite.toml"), std::string::npos) << run.err;
  }
}

TEST(Config, shows_where_a_value_came_from) {
  const Scratch scratch;
  write_file(scratch / "subcite.toml", "edition = \"bluebook22\"\n");
  const Outcome run = subcite({"config", "show", scratch / "one.md"});
  EXPECT_NE(run.out.find("edition = 'bluebook22'  # " + (scratch / "subcite.toml") + ":1"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("preview = false  # default"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace subcite::program
