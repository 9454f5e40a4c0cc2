// scripts/slurm on a real Slurm of one node and two tasks at a time: its report is that of one machine.
#include "program/program.h"

namespace subcite::program {
namespace {

class Slurm : public testing::Test {
 protected:
  Slurm() {
    for (const std::string ending : {".txt", ".md"})
      for (const auto& paper : files_in(root() + "/fixtures/papers", ending)) write_file(scratch_ / ("in/" + paper.filename().string()), read_file(paper));
    for (const std::string site : {"a", "b", "c"}) {
      write_file(scratch_ / ("sites/" + site + ".example/eels.html"), "<title>Eels</title><p>Eels.");
      write_file(scratch_ / ("linked/" + site + ".md"), manuscript_with({"http://" + site + ".example/eels", "http://a.example/none"}));
    }
  }

  /// Runs shell commands beside a cluster, in the folder of the test; `all_done` waits until no job is left.
  [[nodiscard]] Outcome beside_a_cluster(const std::string& commands) const {
    const std::string prologue = "set -e; cd " + (scratch_ / "") + "; export HOME=$PWD SUBCITE=" + SUBCITE_PROGRAM + "; all_done() { for i in $(seq 600); do [ -n \"$(squeue -h)\" ] || return 0; sleep 0.1; done; squeue; return 1; }; ";
    return run_program("/usr/bin/python3", {root() + "/tests/support/cluster.py", "--", "/bin/sh", "-c", prologue + commands});
  }

  /// But for when each link was fetched.
  [[nodiscard]] nlohmann::json report(const std::string& file) const {
    nlohmann::json report = nlohmann::json::parse(read_file(scratch_ / file));
    for (auto& m : report["manuscripts"])
      for (auto& link : m["links"]) link.erase("checked_at");
    return report;
  }

  Scratch scratch_;
};

TEST_F(Slurm, an_array_and_a_merge_give_the_report_of_one_machine) {
  const Outcome run = beside_a_cluster(root() + "/scripts/slurm --offline 3 out in; all_done; cat out/*.log; $SUBCITE check --offline --quiet --format json --fail-on never in > whole.json");
  EXPECT_EQ(run.code, 0) << run.out << run.err;
  EXPECT_NE(run.out.find("its report will lie in"), std::string::npos) << run.out;
  EXPECT_EQ(read_file(scratch_ / "out/report.json"), read_file(scratch_ / "whole.json"));
  EXPECT_NE(read_file(scratch_ / "out/index.html").find("in/harbor-dues.txt"), std::string::npos);
}

TEST_F(Slurm, links_are_fetched_by_host_and_a_run_that_was_stopped_goes_on) {
  const Sites sites(scratch_ / "sites");
  std::string options;
  for (const std::string& option : sites.options()) options += option + " ";
  const std::string submit = root() + "/scripts/slurm 2 out linked; ";
  const Outcome run = beside_a_cluster("export LINK_OPTIONS='--no-cache " + options + "'; " + submit + "sleep 1; scancel -u $(id -un); all_done; " + submit + "all_done; cat out/*.log; $SUBCITE check $LINK_OPTIONS --quiet --format json --fail-on never linked > whole.json");
  EXPECT_EQ(run.code, 0) << run.out << run.err;
  EXPECT_EQ(report("out/report.json"), report("whole.json"));
  EXPECT_EQ(report("whole.json")["summary"]["links_broken"], 1);
}

TEST_F(Slurm, a_job_that_is_refused_and_a_part_that_is_missing_are_told) {
  write_file(scratch_ / "bin/sbatch", "#!/bin/sh\necho 'sbatch: error: Invalid partition' >&2\nexit 1\n");
  std::filesystem::permissions(scratch_ / "bin/sbatch", std::filesystem::perms::all);
  const Outcome refused = run_program("/bin/sh", {"-c", "PATH=" + (scratch_ / "bin") + ":$PATH " + root() + "/scripts/slurm --offline 2 " + (scratch_ / "out") + " " + (scratch_ / "in")});
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.err.find("sbatch refused the job “check”"), std::string::npos) << refused.err;
  const Outcome missing = run_program("/bin/sh", {"-c", "SLURM_JOB_NAME=subcite-merge " + root() + "/scripts/slurm merge " + (scratch_ / "out") + " 2"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_NE(missing.err.find("Part 1 did not come to its end"), std::string::npos) << missing.err;
}

TEST_F(Slurm, what_is_no_call_is_told) {
  for (const std::string arguments : {"", "2 out", "two out in", "0 out in"}) {
    const Outcome run = run_program("/bin/sh", {"-c", root() + "/scripts/slurm " + arguments});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.err.find("PARTS FOLDER MANUSCRIPT"), std::string::npos) << run.err;
  }
}

}  // namespace
}  // namespace subcite::program
