// Many manuscripts: folders, patterns and lists; the same report however many work on it; one that is broken is a row.
#include <map>

#include "program/program.h"
#include "support/word.h"

namespace subcite::program {
namespace {

const std::string kGood = "One.[^1]\n\n[^1]: Ada Roe, *Weirs* 3 (1999).\n";
const std::string kBad = "One.[^1] Two.[^2]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n[^2]: Roe, *supra* note 9, at 48.\n";

std::vector<std::string> paths_in(const Outcome& run) {
  std::vector<std::string> out;
  const nlohmann::json report = run.json();
  for (const nlohmann::json& m : report["manuscripts"]) out.push_back(m["path"]);
  return out;
}

std::string one_note() {
  const std::string body = "<w:document " + testing_support::kWordNamespaces + "><w:body><w:p><w:r><w:t>One.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:body></w:document>";
  return testing_support::word_package({{"word/document.xml", body}, {"word/footnotes.xml", "<w:footnotes " + testing_support::kWordNamespaces + "><w:footnote w:id=\"2\"><w:p><w:r><w:t>Roe, supra note 9.</w:t></w:r></w:p></w:footnote></w:footnotes>"}});
}

class Batch : public testing::Test {
 protected:
  Batch() {
    for (const std::string name : {"b.md", "a/z.md", "a/y.txt", "B.md", "c.fixed.md", ".hidden.md", ".git/d.md", "notes.json"}) write_file(scratch_ / ("in/" + name), kGood);
    write_file(scratch_ / "in/tex/main.tex", "\\documentclass{article}\\begin{document}One.\\footnote{Ada Roe, \\emph{Weirs} 3 (1999).}\\input{part}\\include{sub/two}\\end{document}");
    write_file(scratch_ / "in/tex/part.tex", "Two.\\footnote{\\emph{Id.} at 4.}");
    write_file(scratch_ / "in/tex/sub/two.tex", "Three.\\footnote{\\emph{Id.} at 5.}");
  }
  [[nodiscard]] std::vector<std::string> under(const std::vector<std::string>& names) const {
    std::vector<std::string> out;
    for (const std::string& name : names) out.push_back(scratch_ / ("in/" + name));
    return out;
  }
  Scratch scratch_;
};

TEST_F(Batch, a_folder_gives_its_manuscripts_in_the_byte_order_of_their_paths) {
  const Outcome run = subcite({"check", "--offline", "--format", "json", "--fail-on", "never", scratch_ / "in"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(paths_in(run), under({"B.md", "a/y.txt", "a/z.md", "b.md", "tex/main.tex"}));
}

TEST_F(Batch, pages_of_an_earlier_report_are_no_manuscripts) {
  const std::vector<std::string> arguments{"check", "--offline", "--format", "json", "--fail-on", "never", "--report", "html=" + (scratch_ / "in/report.html"), scratch_ / "in"};
  const Outcome first = subcite(arguments);
  const Outcome second = subcite(arguments);
  EXPECT_EQ(second.code, 0) << second.err;
  EXPECT_EQ(first.out, second.out);
}

/// Names beyond what the system takes; the superuser meets them too.
TEST_F(Batch, a_folder_that_cannot_be_looked_into_is_a_row) {
  const std::string deep = "import os\nos.chdir('" + (scratch_ / "in") + "')\nfor i in range(18): os.mkdir('7' * 250); os.chdir('7' * 250)";
  ASSERT_EQ(run_program("/usr/bin/python3", {"-c", deep}).code, 0);
  const Outcome run = subcite({"check", "--offline", "--format", "json", "--fail-on", "never", scratch_ / "in"});
  run_program("/bin/rm", {"-rf", scratch_ / "in/"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.json()["summary"]["unreadable"], 1);
  EXPECT_EQ(run.json()["summary"]["manuscripts"], 6);
  EXPECT_NE(run.err.find("7777777: "), std::string::npos) << run.err;
}

TEST_F(Batch, patterns_and_lists_name_manuscripts) {
  EXPECT_EQ(paths_in(subcite({"check", "--offline", "--format", "json", scratch_ / "in/*.md"})), under({"B.md", "b.md", "c.fixed.md"}));
  write_file(scratch_ / "list", (scratch_ / "in/b.md") + "\r\n\n" + (scratch_ / "in/a") + "\n");
  EXPECT_EQ(paths_in(subcite({"check", "--offline", "--format", "json", "--files-from", scratch_ / "list"})), under({"b.md", "a/y.txt", "a/z.md"}));
  EXPECT_EQ(paths_in(run_program("/bin/sh", {"-c", "echo " + (scratch_ / "in/b.md") + " | " + SUBCITE_PROGRAM + " check --offline --format json --files-from -"})), under({"b.md"}));
}

TEST_F(Batch, nothing_to_check_is_said) {
  std::filesystem::create_directories(scratch_ / "none");
  write_file(scratch_ / "list", "\n");
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{scratch_ / "none"}, {scratch_ / "none/*.md"}, {"--files-from", scratch_ / "list"}, {"--files-from", scratch_ / "no"}, {}}) {
    std::vector<std::string> all{"check", "--offline"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome run = subcite(all);
    EXPECT_EQ(run.code, 2) << run.out;
    EXPECT_FALSE(run.err.empty());
  }
}

TEST_F(Batch, a_broken_one_is_a_row_and_trouble_only_where_it_was_named) {
  write_file(scratch_ / "in/broken.docx", "PK no zip");
  const std::vector<std::string> check{"check", "--offline", "--format", "json", "--fail-on", "never"};
  const auto with = [&](const std::vector<std::string>& more) {
    std::vector<std::string> all = check;
    all.insert(all.end(), more.begin(), more.end());
    return subcite(all);
  };
  const Outcome found = with({scratch_ / "in"});
  EXPECT_EQ(found.code, 0);
  EXPECT_EQ(found.json()["summary"]["unreadable"], 1);
  EXPECT_EQ(paths_in(found).size(), 6U);
  EXPECT_EQ(with({"--strict", scratch_ / "in"}).code, 2);
  EXPECT_EQ(with({scratch_ / "in/broken.docx", scratch_ / "in/b.md"}).code, 2);
}

TEST_F(Batch, reports_are_the_same_however_many_work_on_them) {
  for (int n = 0; n < 60; ++n) write_file(scratch_ / ("many/" + std::to_string(n) + ".md"), n % 3 == 0 ? kBad : kGood);
  std::map<std::string, std::string> reports;
  for (const std::string jobs : {"1", "2", "7"}) {
    const Outcome run = subcite({"check", "--offline", "--quiet", "--jobs", jobs, "--report", "html=" + (scratch_ / "r.html"), "--format", "json", scratch_ / "many"});
    EXPECT_EQ(run.code, 1) << run.err;
    reports[run.out + read_file(scratch_ / "r.html")] = jobs;
  }
  EXPECT_EQ(reports.size(), 1U);
}

TEST_F(Batch, commented_copies_go_into_a_folder) {
  const std::string word = one_note();
  for (const std::string name : {"w/a.docx", "w/sub/a.docx", "w/b.docx"}) write_file(scratch_ / name, word);
  EXPECT_EQ(subcite({"check", "--offline", "--report", "docx=" + (scratch_ / "out"), scratch_ / "w"}).code, 1);
  for (const std::string name : {"out/a.docx", "out/a~2.docx", "out/b.docx"}) EXPECT_NE(testing_support::part_of(read_file(scratch_ / name), "word/comments.xml").find("S001"), std::string::npos) << name;
  const Outcome refused = subcite({"check", "--offline", "--report", "docx=" + (scratch_ / "w"), scratch_ / "w"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("never overwritten"), std::string::npos) << refused.err;
  EXPECT_EQ(read_file(scratch_ / "w/a.docx"), word);
}

TEST_F(Batch, an_index_leads_to_a_page_for_each) {
  write_file(scratch_ / "s/a <b>.md", kBad);
  write_file(scratch_ / "s/b.md", kGood);
  write_file(scratch_ / "s/c.docx", "PK no zip");
  EXPECT_EQ(subcite({"check", "--offline", "--quiet", "--report", "html=" + (scratch_ / "index.html"), scratch_ / "s"}).code, 1);
  const std::string index = read_file(scratch_ / "index.html");
  EXPECT_NE(index.find("<a href=\"index-pages/1-a%20%3Cb%3E.md.html\">"), std::string::npos) << index;
  EXPECT_NE(index.find("a &lt;b&gt;.md</a></th><td>2</td><td>2</td><td>1</td>"), std::string::npos) << index;
  EXPECT_NE(index.find("colspan=7>It could not be read"), std::string::npos) << index;
  EXPECT_NE(read_file(scratch_ / "index-pages/1-a <b>.md.html").find("data-rule=\"S001\""), std::string::npos);
  EXPECT_EQ(read_file(scratch_ / "index-pages/2-b.md.html").find("data-rule=\"S001\""), std::string::npos);
}

/// Nothing is left out that no document takes in: a file that inputs itself, two that input each other, what a comment names.
TEST_F(Batch, only_what_a_document_inputs_is_part_of_it) {
  write_file(scratch_ / "t/self.tex", "One.\\footnote{Ada Roe, \\emph{Weirs} 3 (1999).}\\input{self}");
  write_file(scratch_ / "t/main.tex", "\\documentclass{article}\\begin{document}One.\\footnote{Ada Roe, \\emph{Weirs} 3 (1999).}\n% \\input{frag}\n\\input{../out}\\input{in}\\end{document}");
  write_file(scratch_ / "t/frag.tex", "Two.\\footnote{\\emph{Id.} at 4.}");
  write_file(scratch_ / "t/in.tex", "Two.\\footnote{\\emph{Id.} at 4.}");
  write_file(scratch_ / "out.tex", "Two.\\footnote{\\emph{Id.} at 4.}");
  const Outcome run = subcite({"check", "--offline", "--format", "json", scratch_ / "t", scratch_ / "t/main.tex", scratch_ / "out.tex"});
  EXPECT_EQ(paths_in(run), (std::vector<std::string>{scratch_ / "t/frag.tex", scratch_ / "t/main.tex", scratch_ / "t/self.tex", scratch_ / "out.tex"}));
}

TEST_F(Batch, copies_never_take_each_others_names) {
  for (const std::string name : {"c/1/a.docx", "c/2/a.docx", "c/3/a~2.docx", "c/4/paper.docx"}) write_file(scratch_ / name, one_note());
  std::filesystem::rename(scratch_ / "c/4/paper.docx", scratch_ / "c/4/paper");
  write_file(scratch_ / "c/5/paper", one_note());
  EXPECT_EQ(subcite({"check", "--offline", "--report", "docx=" + (scratch_ / "copies"), scratch_ / "c", scratch_ / "c/4/paper", scratch_ / "c/5/paper"}).code, 1);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(scratch_ / "copies")) ++files;
  EXPECT_EQ(files, 5U);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

/// What a worker cannot bear ends the run with a sentence, as one without workers.
TEST_F(Batch, too_little_memory_is_said) {
  if (kSanitized) GTEST_SKIP() << "the sanitizer takes all the memory there is";
  std::string text;
  for (int n = 0; n < 400000; ++n) text += "Some words of a long text. ";
  for (const std::string name : {"m/1.md", "m/2.md", "m/3.md"}) write_file(scratch_ / name, text + kBad);
  const Outcome run = run_program("/bin/sh", {"-c", "ulimit -v 300000; exec " + std::string(SUBCITE_PROGRAM) + " check --offline --jobs 2 " + (scratch_ / "m")});
  if (run.code == 2) EXPECT_NE(run.err.find("out of memory"), std::string::npos) << run.err;
  else EXPECT_EQ(run.code, 1) << run.err;
}

/// A report longer than what waits in memory is whole, and no part of it is left beside it.
TEST_F(Batch, long_reports_are_whole) {
  std::string text = "A.";
  std::string notes;
  for (int n = 1; n <= 3000; ++n) text += "[^" + std::to_string(n) + "]", notes += "\n[^" + std::to_string(n) + "]: Roe, *supra* note 9999, at 48.\n";
  for (int n = 0; n < 6; ++n) write_file(scratch_ / ("long/" + std::to_string(n) + ".md"), text + "\n" + notes);
  EXPECT_EQ(subcite({"check", "--offline", "--quiet", "--report", "json=" + (scratch_ / "out/r.json"), scratch_ / "long"}).code, 2);  // no such folder
  std::filesystem::create_directories(scratch_ / "out");
  EXPECT_EQ(subcite({"check", "--offline", "--quiet", "--report", "json=" + (scratch_ / "out/r.json"), scratch_ / "long"}).code, 1);
  const nlohmann::json report = nlohmann::json::parse(read_file(scratch_ / "out/r.json"));
  EXPECT_EQ(report["manuscripts"].size(), 6U);
  EXPECT_GT(std::filesystem::file_size(scratch_ / "out/r.json"), 9U << 20U);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(scratch_ / "out")) ++files;
  EXPECT_EQ(files, 1U);
}

}  // namespace
}  // namespace subcite::program
