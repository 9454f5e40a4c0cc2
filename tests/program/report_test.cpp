// Reports and exit codes, as a script sees them.
#include "program/program.h"

namespace subcite::program {
namespace {

TEST(Report, json_is_on_the_schema) {
  const Scratch scratch;
  const Sites sites;
  write_file(scratch / "empty.txt", "");
  const Outcome run = subcite(std::vector<std::string>{"check", "--report", "json=" + scratch / "r.json", "--archive", scratch / "a.wacz", paper("harbor-dues.txt"), scratch / "empty.txt", scratch / "missing.txt"} + sites.options());
  EXPECT_EQ(run.code, 2);
  const Outcome valid = run_program("/usr/bin/python3", {root() + "/tests/support/validate.py", root() + "/fixtures/report/report.schema.json", scratch / "r.json"});
  EXPECT_EQ(valid.code, 0) << valid.out << valid.err;
  const auto report = nlohmann::json::parse(read_file(scratch / "r.json"));
  EXPECT_EQ(report["manuscripts"].size(), 3U);
  EXPECT_EQ(report["manuscripts"][2]["format"], "other");
}

TEST(Report, offline_is_the_same_to_the_byte) {
  const std::vector<std::string> arguments{"check", "--offline", "--format", "json", paper("harbor-dues.txt")};
  const Outcome first = subcite(arguments);
  EXPECT_EQ(first.out, subcite(arguments).out);
  const auto report = first.json();
  for (const auto& link : report["manuscripts"][0]["links"]) EXPECT_EQ(link["status"], "skipped");
  EXPECT_EQ(report["offline"], true);
}

TEST(Report, a_surname_in_italics_is_an_author_where_the_work_has_it) {
  const Scratch scratch;
  write_file(scratch / "m.md", "A.[^1] B.[^2] C.[^3]\n\n[^1]: Ada Roe, Comment, *Not If, But When*, 44 YALE L.J. 229 (2020).\n[^2]: *See Roe, supra* note 1, at 245.\n[^3]: *Not If*, *supra* note 1, at 246.\n");
  const auto citations = subcite({"check", "--offline", "--format", "json", scratch / "m.md"}).json()["manuscripts"][0]["citations"];
  EXPECT_EQ(citations[1]["authors"], nlohmann::json::array({"Roe"}));
  EXPECT_EQ(citations[1]["title"], nullptr);
  EXPECT_EQ(citations[2]["title"], "Not If");
}

TEST(Report, several_at_once_and_never_over_a_manuscript) {
  const Scratch scratch;
  write_file(scratch / "m.md", manuscript_with({"https://a.example/x"}));
  const Outcome run = subcite({"check", "--offline", "--report", "json=" + scratch / "r.json", "--report", "terminal=" + scratch / "r.txt", scratch / "m.md"});
  EXPECT_EQ(run.code, 0) << run.out << run.err;
  EXPECT_EQ(read_file(scratch / "r.txt"), run.out);
  const std::string before = read_file(scratch / "m.md");
  EXPECT_EQ(subcite({"check", "--offline", "--report", "json=" + scratch / "m.md", scratch / "m.md"}).code, 2);
  EXPECT_EQ(read_file(scratch / "m.md"), before);
}

TEST(Report, of_one_rule_twenty_are_shown_and_the_others_counted) {
  const Scratch scratch;
  std::string text = "One.[^1]";
  std::string notes = "\n\n[^1]: Ada Roe, *On Weirs*, 12 YALE L.J. 45 (1999).\n";
  for (int n = 2; n <= 26; ++n) {
    text += " Words.[^" + std::to_string(n) + "]";
    notes += "[^" + std::to_string(n) + "]: Roe, *supra* note 99, at 46.\n";
  }
  write_file(scratch / "m.md", text + " A call.[^27]" + notes + "[^27]: See generally, Roe, *supra* note 1, at 47,\n");
  const Outcome run = subcite({"check", "--offline", scratch / "m.md"});
  EXPECT_NE(run.out.find("… and 5 more like it of S001 (--select S001 shows them all)"), std::string::npos) << run.out;
  EXPECT_EQ(subcite({"check", "--offline", "--select", "S001", scratch / "m.md"}).out.find("more like it"), std::string::npos);
  EXPECT_EQ(subcite({"check", "--offline", "--format", "json", "--select", "S001", scratch / "m.md"}).json()["manuscripts"][0]["findings"].size(), 25U);
}

TEST(Report, temporary_files_never_hit_a_manuscript) {
  const Scratch scratch;
  const std::string text = manuscript_with({"http://127.0.0.1:1/x"});
  for (const char* name : {"out.json.part", "a.wacz.part", "a.wacz.part.warc.gz"}) {
    write_file(scratch / name, text);
    subcite({"check", "--report", "json=" + scratch / "out.json", "--archive", scratch / "a.wacz", scratch / name});
    EXPECT_EQ(read_file(scratch / name), text) << name;
  }
  EXPECT_EQ(subcite({"check", "--offline", "--report", "json=" + scratch / "same", "--report", "terminal=" + scratch / "same", scratch / "a.wacz.part"}).code, 2);
}

TEST(Report, what_cannot_be_written_is_told_and_the_others_are_written) {
  const Scratch scratch;
  write_file(scratch / "m.md", manuscript_with({"https://a.example/x"}));
  const Outcome run = subcite({"check", "--offline", "--report", "json=" + scratch / "none/x.json", "--report", "json=" + scratch / "second.json", scratch / "m.md"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("none/x.json"), std::string::npos);
  EXPECT_TRUE(std::filesystem::exists(scratch / "second.json"));
  const std::string go = std::string("exec '") + SUBCITE_PROGRAM + "' check --offline '" + (scratch / "m.md") + "' > /dev/full";
  EXPECT_EQ(run_program("/bin/sh", {"-c", go}).code, 2);
}

TEST(Report, control_characters_do_not_reach_the_terminal) {
  const Scratch scratch;
  write_file(scratch / "m.md",
             "A.[^a\x1B"
             "c]\n\n[^a\x1B"
             "c]: *See* Marlowe 12 Rivers 1988, passim, 4. \x1B[31mred\n");
  EXPECT_EQ(subcite({"check", "--offline", scratch / "m.md"}).out.find('\x1B'), std::string::npos);
  EXPECT_EQ(subcite({"check", "--offline", scratch / "n\x1B"
                                                     "c.md"})
                .err.find('\x1B'),
            std::string::npos);
}

TEST(ExitCode, follows_fail_on) {
  const Scratch scratch;
  write_file(scratch / "bad.md", "A.[^1]\n\n[^1]: EDITH MARLOWE, RIVERS AT LAW 12 (1988) (“The lock.).\n");
  write_file(scratch / "warning.md", "A.[^1] B.[^2]\n\n[^1]: EDITH MARLOWE, RIVERS AT LAW 12 (1988).\n\n[^2]: Edith Mârlowe, *Locks at Sea*, 12 J. RIVER L. 1, 3 (1990); EDITH MARLOWE, RIVERS AT LAW 13 (1988).\n");
  EXPECT_EQ(subcite({"check", "--offline", scratch / "bad.md"}).code, 1);
  EXPECT_EQ(subcite({"check", "--offline", "--fail-on", "never", scratch / "bad.md"}).code, 0);
  EXPECT_EQ(subcite({"check", "--offline", scratch / "warning.md"}).code, 0);
  EXPECT_EQ(subcite({"check", "--offline", "--fail-on", "warning", scratch / "warning.md"}).code, 1);
  EXPECT_EQ(subcite({"check", "--offline", "--ignore", "Q003,Q004", scratch / "bad.md"}).code, 0);
  EXPECT_EQ(subcite({"check", "--offline", "--select", "S001", "--select", "S002", scratch / "bad.md"}).code, 0);
}

TEST(Usage, a_file_may_stand_before_between_and_behind_options) {
  const std::string file = paper("harbor-dues.txt");
  for (const auto& arguments : std::vector<std::vector<std::string>>{{"check", "--offline", "--select", "S001", file, "--ignore", "S002"}, {"check", file, "--offline", "--select", "S001,S004", "--select", "S003"}, {"check", "--connect-to", "a:1:b:2", file, "--offline", "--select", "S001"}})
    EXPECT_EQ(subcite(arguments).code, 0) << subcite(arguments).err;
}

TEST(Usage, errors_say_what_to_do) {
  for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{{}, {"chek"}, {"check"}, {"check", "--select", "S999", paper("harbor-dues.txt")}, {"check", "--format", "pdf", paper("harbor-dues.txt")}, {"check", "--fail-on", "x", paper("harbor-dues.txt")}, {"check", "--max-input", "5G", paper("harbor-dues.txt")}, {"explain", "S999"}, {"check", "--archive", "a.zip", paper("harbor-dues.txt")}, {"check", "--connect-to", "garbage", paper("harbor-dues.txt")}, {"check", "--ca-file", "/nope", paper("harbor-dues.txt")}, {"check", "--format", "", paper("harbor-dues.txt")}}) {
    const Outcome run = subcite(wrong);
    EXPECT_EQ(run.code, 2) << run.out << run.err;
    EXPECT_NE(run.err.find("subcite: "), std::string::npos) << run.err;
    EXPECT_EQ(run.out, "");
  }
}

TEST(Commands, print_what_they_are_asked_for) {
  EXPECT_EQ(subcite({"schema"}).out, read_file(root() + "/fixtures/report/report.schema.json"));
  EXPECT_EQ(subcite({"explain", "s005"}).out, read_file(root() + "/fixtures/rules/supra-self.md"));
  EXPECT_EQ(subcite({"--version"}).out, std::string("subcite ") + SUBCITE_VERSION + "\n");
  EXPECT_EQ(lines_of(subcite({"rules"}).out).size(), files_in(root() + "/fixtures/rules", ".md").size());
  const auto rules = subcite({"rules", "--format", "json"}).json();
  EXPECT_EQ(rules.size(), files_in(root() + "/fixtures/rules", ".md").size());
  for (const auto& rule : rules)
    for (const char* key : {"code", "name", "severity", "stage", "fix", "summary"}) EXPECT_FALSE(rule[key].get<std::string>().empty()) << rule;
  EXPECT_EQ(subcite({"rules", "--format", "xml"}).code, 2);
}

TEST(Reports, for_build_servers_hold_all_manuscripts_and_what_could_not_be_read) {
  const Scratch scratch;
  write_file(scratch / "a b.md", "One.[^1] Two.[^2]\n\n[^1]: Ada Roe, *Weirs <b>|x*, 12 YALE L.J. 45, 47 (1999).\n\n[^2]: Roe, *supra* note 9, at 48.\n");
  write_file(scratch / "clean.md", "One.[^1]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n");
  write_file(scratch / "empty.md", "");
  const auto run = [&](const std::string& format) { return subcite({"check", "--offline", "--select", "S001,A008", "--format", format, scratch / "a b.md", scratch / "clean.md", scratch / "empty.md"}).out; };
  write_file(scratch / "all.sarif", run("sarif"));
  const auto sarif = nlohmann::json::parse(read_file(scratch / "all.sarif"));
  const Outcome typed = run_program("/usr/bin/env", {"node", root() + "/tests/support/sarif_type.mjs", scratch / "all.sarif"});
  EXPECT_EQ(typed.code, 0) << typed.out << typed.err;
  EXPECT_EQ(sarif["runs"][0]["tool"]["driver"]["rules"].size(), files_in(root() + "/fixtures/rules", ".md").size());
  EXPECT_EQ(sarif["runs"][0]["artifacts"].size(), 3U);
  EXPECT_EQ(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
  EXPECT_EQ(sarif["version"], "2.1.0");
  ASSERT_EQ(sarif["runs"][0]["results"].size(), 2U);
  const auto& place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_NE(place["artifactLocation"]["uri"].get<std::string>().find("/a%20b.md"), std::string::npos);
  EXPECT_EQ(place["region"]["startLine"], 5);
  EXPECT_EQ(sarif["runs"][0]["results"][1]["ruleId"], "unreadable");
  const auto gitlab = nlohmann::json::parse(run("gitlab"));
  ASSERT_EQ(gitlab.size(), 2U);
  EXPECT_EQ(gitlab[0]["location"]["lines"]["begin"], 5);
  EXPECT_NE(run("junit").find("name=\"no findings\""), std::string::npos);
  EXPECT_EQ(lines_of(run("github")).size(), 4U);  // two annotations, and for each that was read what was checked
  EXPECT_EQ(run("markdown").find("<b>"), std::string::npos);
}

/// README shows what the program says of itself.
TEST(Readme, agrees_with_the_help_text) {
  const std::string readme = read_file(root() + "/README.md");
  const std::string help = subcite({"check", "--help"}).out;
  const std::string all = help + subcite({"fix", "--help"}).out + subcite({"renumber", "--help"}).out;
  std::size_t options = 0;
  for (const std::string& line : lines_of(help)) {
    const std::size_t at = line.find("--");
    if (at == std::string::npos || at > 8) continue;
    const std::string option = line.substr(at, line.find_first_of(" ,", at) - at);
    ++options;
    EXPECT_NE(readme.find("`" + option), std::string::npos) << "README does not tell of " << option;
  }
  EXPECT_GT(options, 12U);
  for (std::size_t at = readme.find("`--"); at != std::string::npos; at = readme.find("`--", at + 1)) {
    const std::string option = readme.substr(at + 1, readme.find_first_of(" `=", at + 1) - at - 1);
    EXPECT_NE(all.find(option), std::string::npos) << "README tells of " << option << ", the program does not";
  }
}

}  // namespace
}  // namespace subcite::program
