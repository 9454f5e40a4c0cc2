// Findings that are meant or known: comments in the manuscript, entries of subcite.toml, a baseline; and the
// journal's own patterns.
#include "program/program.h"
#include "support/word.h"

namespace subcite::program {
namespace {

const std::string kNotes = "[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n\n";

std::vector<std::string> counted_findings(const Outcome& run) {
  std::vector<std::string> out;
  const auto report = run.json();
  for (const auto& f : report["manuscripts"][0]["findings"])
    if (!f.value("suppressed", false)) out.push_back(f["rule"].get<std::string>() + "@" + (f["note"].is_null() ? std::string("body") : f["note"].get<std::string>()));
  return out;
}

std::string remarks(const Outcome& run) {
  std::string out;
  const auto report = run.json();
  for (const auto& r : report["manuscripts"][0]["remarks"]) out += r["message"].get<std::string>() + "\n";
  return out;
}

Outcome check(const std::string& file) { return subcite({"check", "--offline", "--select", "S001", "--format", "json", file}); }

TEST(Suppression, comments_hold_for_their_note) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1] Two.[^2] Three.[^3] Four.[^4]\n\n" + kNotes + "[^2]: Roe, *supra* note 9, at 48. <!-- subcite: ignore S001 the editor knows -->\n\n[^3]: Roe, *supra* note 9, at 48.\n\n<!-- subcite: ignore S001 -->\n[^4]: Roe, *supra* note 1, at 48.\n");
  const Outcome run = check(scratch / "a.md");
  EXPECT_EQ(counted_findings(run), std::vector<std::string>{"S001@3"});
  EXPECT_NE(run.out.find("comment: the editor knows"), std::string::npos);
  EXPECT_NE(remarks(run).find("nothing of the kind is found there"), std::string::npos) << remarks(run);
}

TEST(Suppression, comments_of_latex) {
  const Scratch scratch;
  write_file(scratch / "a.tex", "\\documentclass{article}\\begin{document}\nOne.\\footnote{Ada Roe, \\emph{Weirs}, 12 \\textsc{Yale L.J.} 45, 47 (1999).}\nTwo.\\footnote{Roe, \\emph{supra} note 9, at 48.} % subcite: ignore S001 known\nThree.\\footnote{Roe, \\emph{supra} note 9, at 48.}\n\\end{document}\n");
  EXPECT_EQ(counted_findings(check(scratch / "a.tex")), std::vector<std::string>{"S001@3"});
}

TEST(Suppression, comments_of_word_at_the_call) {
  const Scratch scratch;
  const std::string open = "<w:document " + testing_support::kWordNamespaces + "><w:body>";
  const auto call = [](const std::string& id) { return "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>"; };
  const auto note = [](const std::string& id, const std::string& text) { return "<w:footnote w:id=\"" + id + "\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> " + text + "</w:t></w:r></w:p></w:footnote>"; };
  const std::string marked = "<w:commentRangeStart w:id=\"0\"/>" + call("3") + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";
  write_file(scratch / "a.docx", testing_support::word_package({
                                     {"word/document.xml", open + "<w:p><w:r><w:t>One.</w:t></w:r>" + call("2") + "<w:r><w:t> Two.</w:t></w:r>" + marked + "<w:r><w:t> Three.</w:t></w:r>" + call("4") + "</w:p></w:body></w:document>"},
                                     {"word/footnotes.xml", "<w:footnotes " + testing_support::kWordNamespaces + ">" + note("2", "Ada Roe, Weirs, 12 YALE L.J. 45, 47 (1999).") + note("3", "Roe, supra note 9, at 48.") + note("4", "Roe, supra note 9, at 48.") + "</w:footnotes>"},
                                     {"word/comments.xml", "<w:comments " + testing_support::kWordNamespaces + "><w:comment w:id=\"0\" w:author=\"E\"><w:p><w:r><w:t>subcite: ignore S001 </w:t></w:r><w:r><w:t>known</w:t></w:r></w:p></w:comment></w:comments>"},
                                 }));
  const Outcome run = check(scratch / "a.docx");
  EXPECT_EQ(counted_findings(run), std::vector<std::string>{"S001@3"}) << run.out;
  EXPECT_NE(run.out.find("comment: known"), std::string::npos);
}

TEST(Suppression, entries_of_the_configuration) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1] Two.[^2] Three.[^3]\n\n" + kNotes + "[^2]: Roe, *supra* note 9, at 48.\n\n[^3]: Roe, *supra* note 8, at 48.\n");
  write_file(scratch / "subcite.toml", "[[ignore]]\nrule = \"supra-target-missing\"\ntext = \"note 9\"\n\n[[ignore]]\nrule = \"S001\"\nnote = 44\n");
  const Outcome run = check(scratch / "a.md");
  EXPECT_EQ(counted_findings(run), std::vector<std::string>{"S001@3"});
  EXPECT_NE(remarks(run).find("subcite.toml:5"), std::string::npos) << remarks(run);
}

TEST(Suppression, a_rule_misspelt_in_an_entry_is_told) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1]\n\n" + kNotes);
  write_file(scratch / "subcite.toml", "[[ignore]]\nrule = \"S0O3\"\n");
  const Outcome run = check(scratch / "a.md");
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("S0O3"), std::string::npos) << run.err;
}

TEST(Suppression, a_baseline_is_not_replaced_where_something_was_not_read) {
  const Scratch scratch;
  write_file(scratch / "known.tsv", "# subcite baseline 1\na.md\tx\tS001\t1\tm\n");
  EXPECT_EQ(subcite({"check", "--offline", "--write-baseline", scratch / "known.tsv", scratch / "none.md"}).code, 2);
  EXPECT_NE(read_file(scratch / "known.tsv").find("a.md"), std::string::npos);
}

TEST(Suppression, a_baseline_survives_an_inserted_note) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1] Two.[^2]\n\n" + kNotes + "[^2]: Roe, *supra* note 9, at 48.\n");
  EXPECT_EQ(subcite({"check", "--offline", "--select", "S001", "--quiet", "--write-baseline", scratch / "known.tsv", scratch / "a.md"}).code, 1);
  write_file(scratch / "a.md", "One.[^1] New.[^2] Two.[^3] Three.[^4]\n\n" + kNotes + "[^2]: Nobody doubts it.\n\n[^3]: Roe, *supra* note 9, at 48.\n\n[^4]: Roe, *supra* note 12, at 51.\n");
  const Outcome run = subcite({"check", "--offline", "--select", "S001", "--format", "json", "--baseline", scratch / "known.tsv", scratch / "a.md"});
  EXPECT_EQ(counted_findings(run), std::vector<std::string>{"S001@4"});
  write_file(scratch / "a.md", "One.[^1]\n\n" + kNotes);
  EXPECT_NE(remarks(subcite({"check", "--offline", "--format", "json", "--baseline", scratch / "known.tsv", scratch / "a.md"})).find("1 finding of the baseline is not found any more"), std::string::npos);
  EXPECT_EQ(subcite({"check", "--offline", "--baseline", scratch / "a.md", scratch / "a.md"}).code, 2);
  EXPECT_EQ(subcite({"check", "--offline", "--write-baseline", scratch / "a.md", scratch / "a.md"}).code, 2);
}

TEST(House, patterns_of_the_journal) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One, see fn 3.[^1]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999); fn 12.\n");
  write_file(scratch / "subcite.toml", "[[house]]\npattern = '\\bfn \\d+'\nmessage = \"We write note, not fn.\"\nseverity = \"error\"\n");
  const Outcome run = subcite({"check", "--offline", "--format", "json", scratch / "a.md"});
  const std::vector<std::string> found = counted_findings(run);
  EXPECT_NE(std::find(found.begin(), found.end(), "H001@1"), found.end()) << run.out;
  EXPECT_EQ(std::count(found.begin(), found.end(), "H001@body"), 0);
  write_file(scratch / "subcite.toml", "[[house]]\npattern = '^Ada'\nmessage = \"m\"\n");
  const std::vector<std::string> heads = counted_findings(subcite({"check", "--offline", "--format", "json", scratch / "a.md"}));
  EXPECT_NE(std::find(heads.begin(), heads.end(), "H001@1"), heads.end());
  write_file(scratch / "subcite.toml", "[[house]]\npattern = '[fn'\nmessage = \"m\"\n");
  const Outcome bad = subcite({"check", "--offline", scratch / "a.md"});
  EXPECT_EQ(bad.code, 2);
  EXPECT_NE(bad.err.find("line 1: the pattern"), std::string::npos) << bad.err;
}

}  // namespace
}  // namespace subcite::program
