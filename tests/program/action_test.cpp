// The GitHub Action's check, run as a workflow would run it: on what changed, with annotations, SARIF and summary.
#include "program/program.h"

namespace subcite::program {
namespace {

class Action : public testing::Test {
 protected:
  Action() {
    write_file(scratch_ / "old.md", "One.[^1]\n\n[^1]: Roe, *supra* note 9.\n");
    shell("git init -q && git config user.email a@example.org && git config user.name A && git add -A && git commit -qm one");
  }
  Outcome shell(const std::string& command) { return run_program("/bin/bash", {"-c", "cd " + (scratch_ / "") + " && " + command}); }
  Outcome check(const std::string& settings) { return shell(settings + " SUBCITE=" + SUBCITE_PROGRAM + " FAIL_ON=error OFFLINE=true SARIF=s.sarif GITHUB_OUTPUT=out.txt GITHUB_STEP_SUMMARY=summary.md " + root() + "/.github/action/check"); }
  Scratch scratch_;
};

TEST_F(Action, checks_what_changed_and_ends_as_the_program_ends) {
  write_file(scratch_ / "new paper.md", "One.[^1]\n\n[^1]: Doe, *supra* note 8.\n");
  shell("git add -A && git commit -qm two");
  const Outcome run = check("BEFORE=$(git rev-parse HEAD~1)");
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_NE(run.out.find("::error file=new paper.md,line=3"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("old.md"), std::string::npos);
  const nlohmann::json sarif = nlohmann::json::parse(read_file(scratch_ / "s.sarif"));
  EXPECT_EQ(sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "new%20paper.md");
  EXPECT_NE(read_file(scratch_ / "summary.md").find("new paper.md"), std::string::npos);
  EXPECT_EQ(read_file(scratch_ / "out.txt"), "sarif=s.sarif\n");
}

TEST_F(Action, checks_all_where_nothing_tells_what_changed_and_nothing_where_nothing_did) {
  EXPECT_EQ(check("BEFORE=0000000000000000000000000000000000000000").code, 1);
  EXPECT_EQ(check("BEFORE=$(git rev-parse HEAD)").out, "No manuscript changed.\n");
  EXPECT_EQ(check("rm -f s.sarif out.txt; BEFORE=$(git rev-parse HEAD)").code, 0);
  EXPECT_FALSE(std::filesystem::exists(scratch_ / "out.txt"));
  EXPECT_EQ(check("PATHS=old.md ARGUMENTS='--ignore\nS'").code, 0);
}

}  // namespace
}  // namespace subcite::program
