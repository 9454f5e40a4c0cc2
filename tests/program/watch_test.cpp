// A draft that is checked again whenever it is saved, in place or by another file that takes its name.
#include "program/program.h"

namespace subcite::program {
namespace {

const std::string kWrong = "One.[^1] Two.[^2]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n[^2]: Roe, *supra* note 9, at 48.\n";
const std::string kRight = "One.[^1] Two.[^2]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n[^2]: Roe, *supra* note 1, at 48.\n";

class Watching : public testing::Test {
 protected:
  /// Shell words: check what is named, wait until so many rounds are done; `round N` and `$p` may be used.
  Outcome during(const std::string& arguments, const std::string& script) {
    const std::string begin = "cd " + (scratch_ / "") + "\nround() { i=0; until [ \"$(grep -c '^Checked at' err)\" -ge $1 ]; do i=$((i+1)); [ $i -gt 600 ] && exit 99; sleep 0.05; done; }\n: > err\n" + SUBCITE_PROGRAM + " check --offline --watch --select S001 --format jsonl " + arguments + " > out 2> err & p=$!\n";
    return run_program("/bin/sh", {"-c", begin + script + "\nkill -TERM $p; wait $p; echo $?"});
  }
  /// Findings of each round.
  [[nodiscard]] std::vector<int> rounds() const {
    std::vector<int> out;
    for (const std::string& line : lines_of(read_file(scratch_ / "out"))) {
      const nlohmann::json row = nlohmann::json::parse(line);
      if (row.contains("summary")) out.push_back(row["summary"]["errors"]);
    }
    return out;
  }
  Scratch scratch_;
};

TEST_F(Watching, sees_what_is_saved_and_ends_when_asked) {
  write_file(scratch_ / "a.md", kWrong);
  write_file(scratch_ / "right", kRight);
  const Outcome run = during("a.md", "round 1; mv right a.md; round 2; printf 'x' >> a.md; round 3");
  EXPECT_EQ(run.out, "130\n") << read_file(scratch_ / "err");
  EXPECT_EQ(rounds(), (std::vector<int>{1, 0, 0}));
}

TEST_F(Watching, sees_new_manuscripts_of_a_folder_and_the_journals_file) {
  write_file(scratch_ / "d/a.md", kRight);
  write_file(scratch_ / "wrong", kWrong);
  const Outcome run = during("d --report html=d/report.html", "round 1; mv wrong d/b.md; round 2; printf '[[ignore]]\\nrule = \"S001\"\\nreason = \"known\"\\n' > d/subcite.toml; round 3");
  EXPECT_EQ(run.out, "130\n") << read_file(scratch_ / "err");
  EXPECT_EQ(rounds(), (std::vector<int>{0, 1, 0}));
}

TEST_F(Watching, does_not_see_what_it_writes_itself) {
  write_file(scratch_ / "t/p.tex", "One.\\footnote{Ada Roe, \\emph{Weirs} 3 (1999).}");
  const Outcome tex = during("t/p.tex --report markdown=t/report.md --write-baseline t/b", "round 1; sleep 1.2; grep -c '^Checked at' err");
  EXPECT_EQ(tex.out, "1\n130\n");
}

TEST_F(Watching, sees_the_manuscripts_of_a_list) {
  write_file(scratch_ / "a.md", kWrong);
  write_file(scratch_ / "right", kRight);
  write_file(scratch_ / "list", "a.md\n");
  const Outcome run = during("--files-from list", "round 1; mv right a.md; round 2");
  EXPECT_EQ(run.out, "130\n") << read_file(scratch_ / "err");
  EXPECT_EQ(rounds(), (std::vector<int>{1, 0}));
}

TEST_F(Watching, a_report_among_the_manuscripts_is_refused) {
  write_file(scratch_ / "d/a.md", kRight);
  EXPECT_EQ(subcite({"check", "--watch", "--offline", "--report", "markdown=" + (scratch_ / "d/report.md"), scratch_ / "d"}).code, 2);
}

TEST(Watch, refuses_what_cannot_be_watched) {
  EXPECT_EQ(subcite({"check", "--watch", "--offline", "-"}).code, 2);
  EXPECT_EQ(subcite({"check", "--watch", "--offline", "/no/such/*.md"}).code, 2);
}

}  // namespace
}  // namespace subcite::program
