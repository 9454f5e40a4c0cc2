// What several papers show together stands in every report, counts, and is the same however the papers were shared out.
#include "program/program.h"

namespace subcite::program {
namespace {

class Symposium : public testing::Test {
 protected:
  Symposium() {
    put("a.md", "Ada Roe, *Weirs and Their Keepers*, 112 YALE L.J. 45, 47 (2003).");
    put("b.md", "Ada Roe, *Weirs and Their Owners*, 112 YALE L.J. 45, 52 (2003).");
    put("c.md", "Ada Roe, *Weirs and Their Keepers*, 112 YALE L.J. 45, 49 (2003).");
  }
  void put(const std::string& name, const std::string& note) const { write_file(scratch_ / ("in/" + name), "One.[^1]\n\n[^1]: " + note + "\n"); }
  [[nodiscard]] Outcome check(const std::string& format, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"check", "--offline", "--format", format, scratch_ / "in"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return subcite(arguments);
  }
  Scratch scratch_;
};

TEST_F(Symposium, one_article_with_two_titles_is_told_with_all_its_places) {
  const Outcome run = check("json", {"--fail-on", "warning"});
  EXPECT_EQ(run.code, 1);
  const nlohmann::json across = run.json()["across"];
  ASSERT_EQ(across.size(), 1U) << across;
  EXPECT_EQ(across[0]["rule"], "Y001");
  EXPECT_EQ(across[0]["message"], "The article at 112 YALE L.J. 45 has more than one title: “Weirs and Their Keepers” (2 papers) and “Weirs and Their Owners” (1 paper).");
  ASSERT_EQ(across[0]["related"].size(), 3U);
  EXPECT_TRUE(across[0]["related"][2]["path"].get<std::string>().ends_with("/b.md"));
  EXPECT_EQ(across[0]["related"][2]["location"]["line"], 3);
  EXPECT_EQ(across[0]["location"], across[0]["related"][0]["location"]);
  EXPECT_EQ(run.json()["summary"]["warnings"], 1);
  write_file(scratch_ / "report.json", run.out);
  const Outcome valid = run_program("/usr/bin/python3", {root() + "/tests/support/validate.py", root() + "/fixtures/report/report.schema.json", scratch_ / "report.json"});
  EXPECT_EQ(valid.code, 0) << valid.out << valid.err;
}

TEST_F(Symposium, every_report_tells_it) {
  for (const std::string format : {"terminal", "jsonl", "markdown", "sarif", "github", "gitlab", "junit"}) EXPECT_NE(check(format).out.find("has more than one title"), std::string::npos) << format;
  EXPECT_EQ(check("json", {"--report", "html=" + (scratch_ / "index.html")}).code, 0);
  EXPECT_NE(read_file(scratch_ / "index.html").find("has more than one title"), std::string::npos);
  write_file(scratch_ / "a.sarif", check("sarif").out);
  const Outcome typed = run_program("/usr/bin/env", {"node", root() + "/tests/support/sarif_type.mjs", scratch_ / "a.sarif"});
  EXPECT_EQ(typed.code, 0) << typed.out << typed.err;
  EXPECT_NO_THROW((void)check("gitlab").json());
}

TEST_F(Symposium, its_rules_are_chosen_as_others_are) {
  EXPECT_EQ(check("json", {"--ignore", "Y001"}).json()["across"].size(), 0U);
  EXPECT_EQ(check("json", {"--select", "S"}).json()["across"].size(), 0U);
  EXPECT_EQ(check("json", {"--select", "Y"}).json()["across"].size(), 1U);
  write_file(scratch_ / "in/subcite.toml", "[rules.Y001]\nseverity = \"error\"\n");
  EXPECT_EQ(check("json").json()["across"][0]["severity"], "error");
  EXPECT_EQ(subcite({"check", "--offline", "--format", "json", scratch_ / "in/a.md"}).json()["across"].size(), 0U);
}

TEST_F(Symposium, what_is_known_or_meant_does_not_count) {
  EXPECT_EQ(check("json", {"--write-baseline", scratch_ / "b"}).json()["across"].size(), 1U);
  const Outcome known = check("json", {"--baseline", scratch_ / "b", "--fail-on", "style"});
  EXPECT_EQ(known.code, 0);
  EXPECT_EQ(known.json()["summary"]["suppressed"], 1);
  write_file(scratch_ / "in/subcite.toml", "[[ignore]]\nrule = \"Y001\"\ntext = \"Their Owners\"\nreason = \"two editions\"\n");
  const Outcome meant = check("json");
  EXPECT_EQ(meant.json()["across"].size(), 0U);
  EXPECT_EQ(meant.out.find("fits no finding"), std::string::npos);
}

TEST_F(Symposium, leaves_no_file_behind) {
  const Outcome run = run_program("/bin/sh", {"-c", "mkdir " + (scratch_ / "tmp") + " && TMPDIR=" + (scratch_ / "tmp") + " " + SUBCITE_PROGRAM + " check --offline " + (scratch_ / "in") + " > /dev/null; ls -A " + (scratch_ / "tmp")});
  EXPECT_EQ(run.out, "");
}

TEST_F(Symposium, merged_shards_show_the_same) {
  std::vector<std::string> merge{"merge", "--format", "json"};
  for (const std::string k : {"1", "2"}) {
    EXPECT_EQ(check("json", {"--shard", k + "/2", "--state", scratch_ / ("s" + k)}).code, 0);
    merge.push_back(scratch_ / ("s" + k));
  }
  EXPECT_EQ(subcite(merge).out, check("json").out);
}

}  // namespace
}  // namespace subcite::program
