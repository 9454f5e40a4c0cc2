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

/// More findings than are held in memory.
TEST_F(Symposium, very_many_are_told_in_order) {
  constexpr std::size_t kMany = 1'100;
  for (const std::string paper : {"a", "b"}) {
    std::string body = "Begin.";
    std::string notes;
    for (std::size_t i = 1; i <= kMany; ++i) {
      const std::string n = std::to_string(i);
      body += " It turns.[^" + n + "]";
      notes += "[^" + n + "]: Ada Roe, *Weirs of the " + n + "th " + (paper == "a" ? "Harbor" : "River") + "*, 112 YALE L.J. " + n + " (2003).\n";
    }
    write_file(scratch_ / ("in/" + paper + ".md"), body + "\n\n" + notes);
  }
  const nlohmann::json report = check("json", {"--select", "Y001"}).json();
  ASSERT_EQ(report["across"].size(), kMany);
  EXPECT_EQ(report["summary"]["warnings"], kMany);
  const auto message = [&](std::size_t i) { return report["across"][i]["message"].get<std::string>(); };
  for (std::size_t i = 1; i < kMany; ++i) EXPECT_LT(message(i - 1), message(i));
  const Outcome junit = check("junit", {"--select", "Y001"});
  EXPECT_NE(junit.out.find("<testsuite name=\"all manuscripts\" tests=\"1100\" failures=\"1100\"><testcase "), std::string::npos) << junit.out.substr(junit.out.size() - 400);
}

TEST_F(Symposium, who_cites_what_is_told) {
  put("d.md", "42 U.S.C. § 1983; Brown v. Bd. of Educ., 347 U.S. 483, 495 (1954); Ada Roe, *Locks* 4 (2001).");
  put("e.md", "Brown v. Board of Education, 347 U.S. 483 (1954) (holding that schools are one); *see also* 42 U.S.C. § 1983 (2018); Will Poe, *Locks* 4 (2001). Brown v. Board of Education, 347 U.S. 483 (1954).");
  const nlohmann::json shared = check("json").json()["shared"];
  ASSERT_EQ(shared.size(), 3U) << shared;
  EXPECT_EQ(shared[0]["citation"], "42 U.S.C. § 1983");
  EXPECT_EQ(shared[0]["papers"], 2);
  EXPECT_EQ(shared[1]["citation"], "Ada Roe, Weirs and Their Keepers, 112 YALE L.J. 45, 47 (2003)");
  EXPECT_EQ(shared[2]["kind"], "case");
  ASSERT_EQ(shared[2]["first"].size(), 2U);
  EXPECT_TRUE(shared[2]["first"][1]["path"].get<std::string>().ends_with("/e.md"));
  EXPECT_EQ(shared[2]["first"][1]["citation"], "1.1");
  EXPECT_EQ(check("json", {"--ignore", "Y"}).json()["shared"], shared);
  (void)check("terminal", {"--report", "html=" + (scratch_ / "index.html")});
  EXPECT_NE(read_file(scratch_ / "index.html").find("<th scope=row>42 U.S.C. § 1983</th><td class=whole>statute</td><td>2</td>"), std::string::npos);
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

TEST_F(Symposium, progress_is_shown_on_a_terminal) {
  if (run_program("/usr/bin/python3", {"-c", "import os; os.openpty()"}).code != 0) GTEST_SKIP() << "no pseudo-terminals here";
  const std::string script = "import pty, sys; pty.spawn(sys.argv[1:])";
  const Outcome run = run_program("/usr/bin/python3", {"-c", script, SUBCITE_PROGRAM, "check", "--offline", "--report", "json=" + (scratch_ / "r"), scratch_ / "in"});
  EXPECT_NE(run.out.find("2 of 3 manuscripts, 2 notes, 0 links, "), std::string::npos) << run.out;
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
