// Runs that are killed and continued, and shards that are merged, give the report of one run that was never stopped.
#include <random>
#include <regex>

#include "program/program.h"
#include "support/word.h"

namespace subcite::program {
namespace {

const std::string kDraft = "One.[^1] Two.[^2]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n[^2]: Roe, *supra* note 9, at 48; https://example.org/a b.\n";

class Resumed : public testing::Test {
 protected:
  Resumed() {
    for (const std::string ending : {".txt", ".md"})
      for (const auto& paper : files_in(root() + "/fixtures/papers", ending)) write_file(scratch_ / ("in/" + paper.filename().string()), read_file(paper));
    write_file(scratch_ / "in/a.md", kDraft);
    write_file(scratch_ / "in/same.md", kDraft);
    write_file(scratch_ / "in/empty.md", "");
    write_file(scratch_ / "in/page.html", "<p>One.<sup><a href=\"#fn1\">1</a></sup></p><ol><li id=\"fn1\">Ada Roe, <i>Weirs</i>, 12 Yale L.J. 45 (1999). <a href=\"#r\">back</a></li></ol>");
    write_file(scratch_ / "in/tex/main.tex", "\\documentclass{article}\\begin{document}One.\\footnote{Ada Roe, \\emph{Weirs} 3 (1999).}\\input{part}\\end{document}");
    write_file(scratch_ / "in/tex/part.tex", "Two.\\footnote{\\emph{Id.} at 4.}");
    const std::string body = "<w:document " + kWordNamespaces + "><w:body><w:p><w:r><w:t>One.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:body></w:document>";
    write_file(scratch_ / "in/w.docx", word_package({{"word/document.xml", body}, {"word/footnotes.xml", "<w:footnotes " + kWordNamespaces + "><w:footnote w:id=\"2\"><w:p><w:r><w:t>Roe, supra note 9.</w:t></w:r></w:p></w:footnote></w:footnotes>"}}));
  }

  /// The names of the reports end with `name`.
  [[nodiscard]] std::vector<std::string> with_reports(std::vector<std::string> arguments, const std::string& name) const {
    for (const std::string& format : formats()) arguments.insert(arguments.end(), {"--report", format + "=" + (scratch_ / (format + "-" + name))});
    arguments.insert(arguments.end(), {"--report", "docx=" + (scratch_ / ("docx-" + name)), "--report", "html=" + (scratch_ / ("html-" + name + ".html")), "--fail-on", "never"});
    return arguments;
  }
  static std::vector<std::string> formats() { return {"json", "jsonl", "sarif", "junit", "csv", "csl", "markdown", "github"}; }

  Outcome check(const std::string& name, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = with_reports({"check", "--offline"}, name);
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(scratch_ / "in");
    return subcite(arguments);
  }

  void expect_same(const std::string& one, const std::string& other) const {
    for (const std::string& format : formats()) EXPECT_EQ(read_file(scratch_ / (format + "-" + one)), read_file(scratch_ / (format + "-" + other))) << format;
    for (const auto& page : files_in(scratch_ / ("html-" + one + "-pages"), ".html")) EXPECT_EQ(read_file(page), read_file(scratch_ / ("html-" + other + "-pages/" + page.filename().string())));
    EXPECT_EQ(files_in(scratch_ / ("docx-" + one), ".docx").size(), files_in(scratch_ / ("docx-" + other), ".docx").size());
  }

  /// Takes what is told of the last run out of the reports.
  void forget_changes(const std::string& name) const {
    for (const std::string& format : formats()) {
      const std::string file = scratch_ / (format + "-" + name);
      const std::string without = std::regex_replace(read_file(file), std::regex(",\\s*\"change\": \\{[^}]*\\}"), "");
      write_file(file, std::regex_replace(without, std::regex("\nSince the last run: [^\n]*\n"), ""));
    }
  }

  Scratch scratch_;
};

TEST_F(Resumed, what_has_not_changed_is_not_read_again_and_the_report_is_the_same) {
  const Outcome plain = check("plain");
  const Outcome first = check("first", {"--state", scratch_ / "s"});
  const Outcome second = check("second", {"--state", scratch_ / "s"});
  EXPECT_EQ(plain.code, 0) << plain.err;
  EXPECT_EQ(first.out + first.err, plain.out + plain.err);
  EXPECT_EQ(second.out + second.err, plain.out + plain.err);
  expect_same("plain", "first");
  expect_same("plain", "second");
}

TEST_F(Resumed, what_has_changed_is_read_again) {
  check("first", {"--state", scratch_ / "s"});
  write_file(scratch_ / "in/tex/part.tex", "Two.\\footnote{Roe, \\emph{supra} note 7, at 4.}");
  write_file(scratch_ / "in/a.md", "Other words.[^1]\n\n[^1]: Will Poe, *Fords* 3 (2001).\n");
  check("state", {"--state", scratch_ / "s"});
  check("plain");
  forget_changes("state");
  expect_same("plain", "state");
  const std::vector<std::string> other{"--select", "S001"};
  check("plain-s", other);
  check("state-s", {"--select", "S001", "--state", scratch_ / "s"});
  forget_changes("state-s");
  expect_same("plain-s", "state-s");
  write_file(scratch_ / "in/subcite.toml", "ignore = [\"S\"]\n");
  check("plain-t");
  check("state-t", {"--state", scratch_ / "s"});
  forget_changes("state-t");
  expect_same("plain-t", "state-t");
}

TEST_F(Resumed, what_changed_since_the_last_whole_run_is_told) {
  const std::vector<std::string> state{"--state", scratch_ / "s"};
  EXPECT_EQ(check("first", state).out.find("Since the last run"), std::string::npos);
  write_file(scratch_ / "in/a.md", "Other words.[^1]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n");
  // stopped in the middle, since nobody reads what it writes
  run_program("/bin/sh", {"-c", "mkfifo " + (scratch_ / "pipe") + "; sleep 2 < " + (scratch_ / "pipe") + " & " + SUBCITE_PROGRAM + " check --offline --format json --state " + (scratch_ / "s") + " " + (scratch_ / "in") + " > " + (scratch_ / "pipe") + " & p=$!; sleep 1; kill -9 $p; wait"});
  const Outcome second = check("second", state);
  EXPECT_NE(second.out.find("Since the last run: 1 error fewer"), std::string::npos) << second.out;
  const nlohmann::json report = nlohmann::json::parse(read_file(scratch_ / "json-second"));
  for (const auto& m : report["manuscripts"]) EXPECT_EQ(m.contains("change"), m["path"].get<std::string>().ends_with("/a.md")) << m["path"];
  EXPECT_NE(read_file(scratch_ / "html-second.html").find("<small>(−1)</small>"), std::string::npos);
  EXPECT_EQ(check("third", state).out.find("Since the last run"), std::string::npos);
}

TEST_F(Resumed, runs_that_were_asked_for_other_things_are_not_compared) {
  const std::vector<std::string> state{"--state", scratch_ / "s"};
  check("first", state);
  EXPECT_EQ(check("other", {"--state", scratch_ / "s", "--select", "U"}).out.find("Since the last run"), std::string::npos);
  EXPECT_EQ(check("third", state).out.find("Since the last run"), std::string::npos);
  EXPECT_EQ(check("fourth", state).out.find("Since the last run"), std::string::npos);
}

TEST_F(Resumed, merged_shards_tell_what_changed_though_a_manuscript_went_to_another) {
  const auto round = [&](const std::string& name) {
    const Outcome whole = check("whole" + name, {"--state", scratch_ / "s"});
    for (const std::string k : {"1", "2", "3"}) check("part", {"--shard", k + "/3", "--state", scratch_ / ("s" + k)});
    EXPECT_EQ(subcite(with_reports({"merge", scratch_ / "s1", scratch_ / "s2", scratch_ / "s3"}, "merged" + name)).out, whole.out);
    expect_same("whole" + name, "merged" + name);
  };
  round("1");
  for (int i = 0; i < 6; ++i) write_file(scratch_ / "in/a.md", "Words " + std::to_string(i) + ".[^1]\n\n[^1]: Roe, *supra* note 7.\n"), round("2-" + std::to_string(i));
  EXPECT_NE(read_file(scratch_ / "json-whole2-0").find("\"change\""), std::string::npos);
}

/// Every moment of a run: none may lose what was kept, or count it twice.
TEST_F(Resumed, killed_at_fifty_moments) {
  check("plain");
  std::mt19937 random(20260501);
  for (int round = 0; round < 5; ++round) {
    const std::string state = scratch_ / ("s" + std::to_string(round));
    for (int kill = 0; kill < 10; ++kill) {
      const std::string wait = std::to_string(random() % 120);
      const std::string command = std::string(SUBCITE_PROGRAM) + " check --offline --jobs 2 --format json --state " + state + " " + (scratch_ / "in") + " > /dev/null 2>&1 & p=$!; sleep 0." + std::string(3 - wait.size(), '0') + wait + "; kill -9 $p 2>/dev/null; wait $p 2>/dev/null; true";
      run_program("/bin/sh", {"-c", command});
    }
    check("killed", {"--state", state});
    expect_same("plain", "killed");
  }
}

TEST_F(Resumed, shards_merged_are_the_report_of_one_machine) {
  const Outcome plain = check("plain");
  for (const std::string all : {"2", "3", "7"}) {
    std::vector<std::string> merge = with_reports({"merge"}, "merged");
    std::size_t manuscripts = 0;
    for (int k = 1; k <= std::stoi(all); ++k) {
      const std::string state = scratch_ / ("shard" + all + std::to_string(k));
      const Outcome shard = subcite({"check", "--offline", "--format", "json", "--fail-on", "never", "--shard", std::to_string(k) + "/" + all, "--state", state, scratch_ / "in"});
      EXPECT_EQ(shard.code, 0) << shard.err;
      manuscripts += shard.json()["manuscripts"].size();
      merge.push_back(state);
    }
    EXPECT_EQ(manuscripts, plain.out.empty() ? 0 : nlohmann::json::parse(read_file(scratch_ / "json-plain"))["manuscripts"].size());
    const Outcome merged = subcite(merge);
    EXPECT_EQ(merged.code, 0) << merged.err;
    EXPECT_EQ(merged.out, plain.out);
    expect_same("plain", "merged");
  }
}

/// The commands that README gives.
TEST_F(Resumed, shards_of_gnu_parallel_merge) {
  check("plain");
  const std::string shards = "cd " + (scratch_ / "") + " && HOME=" + (scratch_ / "") + " parallel --will-cite " + SUBCITE_PROGRAM + " check --offline --quiet --format jsonl --fail-on never --state par{} --shard {}/3 " + (scratch_ / "in") + " ::: 1 2 3 > /dev/null";
  const Outcome run = run_program("/bin/sh", {"-c", shards});
  EXPECT_EQ(run.code, 0) << run.err;
  const Outcome merged = subcite(with_reports({"merge", scratch_ / "par1", scratch_ / "par2", scratch_ / "par3"}, "parallel"));
  EXPECT_EQ(merged.code, 0) << merged.err;
  expect_same("plain", "parallel");
}

TEST_F(Resumed, a_shard_that_is_missing_or_of_another_run_is_told) {
  for (const std::string k : {"1", "2"}) check("x" + k, {"--shard", k + "/2", "--state", scratch_ / ("s" + k)});
  check("whole", {"--state", scratch_ / "all"});
  EXPECT_NE(subcite({"merge", scratch_ / "s1"}).err.find("name the state of every shard"), std::string::npos);
  EXPECT_EQ(subcite({"merge", scratch_ / "s1", scratch_ / "all"}).code, 2);
  EXPECT_EQ(subcite({"merge", scratch_ / "nowhere"}).code, 2);
  EXPECT_EQ(subcite({"merge", scratch_ / "all", "--fail-on", "never"}).code, 0);
  EXPECT_EQ(check("y", {"--shard", "3/2"}).code, 2);
  EXPECT_EQ(check("y", {"--shard", "two"}).code, 2);
}

TEST_F(Resumed, a_damaged_state_is_put_aside_and_begun_anew) {
  check("plain");
  check("first", {"--state", scratch_ / "s"});
  write_file(scratch_ / "s/state.sqlite", std::string(5000, 'x'));
  const Outcome run = check("again", {"--state", scratch_ / "s"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.err.find("damaged"), std::string::npos) << run.err;
  expect_same("plain", "again");
}

}  // namespace
}  // namespace subcite::program
