// `subcite fix` and `renumber`: a copy with what can be mended mended, the manuscript as it was.
#include <cstdlib>

#include "program/program.h"
#include "support/word.h"

namespace subcite::program {
namespace {

const std::string kFaulty =
    "One.[^1] Two.[^2] Three.[^3] Four.[^4]\n\n"
    "[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n\n"
    "[^2]: *See* Roe, *supra* note 2, at 48\n\n"
    "[^3]: “The weirs ,” he said. Roe v. Poe, 98 F.Supp.2d 310, 314 (D. Me. 1999) (“it was 12 F.Supp. 3”).\n\n"
    "[^4]: *Id*  at 315.\n";

TEST(Fix, writes_a_copy_and_leaves_the_manuscript) {
  const Scratch scratch;
  write_file(scratch / "a.md", kFaulty);
  const Outcome run = subcite({"fix", scratch / "a.md"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(read_file(scratch / "a.md"), kFaulty);
  const std::string fixed = read_file(scratch / "a.fixed.md");
  EXPECT_NE(fixed.find("*See* *id.* at 48."), std::string::npos) << fixed;
  EXPECT_NE(fixed.find("98 F. Supp. 2d 310"), std::string::npos) << fixed;
  EXPECT_NE(fixed.find("*Id.* at 315"), std::string::npos) << fixed;
  EXPECT_NE(fixed.find("“The weirs ,”"), std::string::npos) << "quoted words were changed: " << fixed;
  EXPECT_NE(fixed.find("12 F.Supp. 3”"), std::string::npos) << "quoted words were changed: " << fixed;
}

TEST(Fix, twice_changes_nothing) {
  const Scratch scratch;
  write_file(scratch / "a.md", kFaulty);
  EXPECT_EQ(subcite({"fix", scratch / "a.md", "-o", scratch / "b.md"}).code, 0);
  const Outcome again = subcite({"fix", scratch / "b.md", "-o", scratch / "c.md"});
  EXPECT_NE(again.err.find("nothing that can be mended"), std::string::npos) << again.err;
  EXPECT_FALSE(std::filesystem::exists(scratch / "c.md"));
}

TEST(Fix, puts_a_short_form_for_an_ambiguous_id_where_the_settings_say_so) {
  const Scratch scratch;
  write_file(scratch / "a.md",
             "One.[^1] Two.[^2]\n\n"
             "[^1]: Cy Poe, *Locks*, 9 GEO. L.J. 100, 104 (2001); Ada Roe, *Weirs*, 12 YALE L.J. 905, 909 (1999).\n\n"
             "[^2]: *Id.* at 120.\n");
  EXPECT_NE(subcite({"fix", scratch / "a.md", "--select", "I002"}).err.find("--unsafe"), std::string::npos);
  write_file(scratch / "subcite.toml", "[rules.I002]\naggressive = true\n[rules.I004]\nmax_len = { article = 100 }\n");
  const Outcome run = subcite({"fix", scratch / "a.md", "--select", "I002"});
  EXPECT_EQ(run.code, 0) << run.err;
  const std::string fixed = read_file(scratch / "a.fixed.md");
  EXPECT_NE(fixed.find("Poe, *supra* note 1, at 120."), std::string::npos) << fixed;
}

TEST(Fix, never_overwrites) {
  const Scratch scratch;
  write_file(scratch / "a.md", kFaulty);
  write_file(scratch / "a.fixed.md", "mine");
  EXPECT_EQ(subcite({"fix", scratch / "a.md"}).code, 2);
  EXPECT_EQ(read_file(scratch / "a.fixed.md"), "mine");
  EXPECT_EQ(subcite({"fix", "--force", scratch / "a.md"}).code, 0);
  EXPECT_NE(read_file(scratch / "a.fixed.md"), "mine");
  EXPECT_EQ(subcite({"fix", "--force", "-o", scratch / "a.md", scratch / "a.md"}).code, 2);
  EXPECT_EQ(read_file(scratch / "a.md"), kFaulty);
}

TEST(Fix, shows_without_writing) {
  const Scratch scratch;
  write_file(scratch / "a.md", kFaulty);
  const Outcome run = subcite({"fix", "--diff", "--select", "S005", scratch / "a.md"});
  EXPECT_NE(run.out.find("-[^2]: *See* Roe, *supra* note 2, at 48\n+[^2]: *See* Roe, *supra* note 1, at 48\n"), std::string::npos) << run.out;
  EXPECT_FALSE(std::filesystem::exists(scratch / "a.fixed.md"));
}

TEST(Fix, every_paper_gets_no_new_finding_and_settles) {
  const Scratch scratch;
  for (const auto& entry : std::filesystem::directory_iterator(SUBCITE_PAPERS)) {
    const std::string copy = scratch / ("copy" + entry.path().extension().string());
    const std::string again = scratch / ("again" + entry.path().extension().string());
    const Outcome before = subcite({"check", "--offline", "--format", "json", entry.path().string()});
    const Outcome fixed = subcite({"fix", "--unsafe", "--force", "-o", copy, entry.path().string()});
    ASSERT_EQ(fixed.code, 0) << fixed.err;
    if (fixed.err.find("nothing that can be mended") != std::string::npos) continue;
    const Outcome after = subcite({"check", "--offline", "--format", "json", copy});
    EXPECT_LT(after.json()["manuscripts"][0]["findings"].size(), before.json()["manuscripts"][0]["findings"].size()) << entry.path();
    EXPECT_EQ(after.json()["manuscripts"][0]["notes"].size(), before.json()["manuscripts"][0]["notes"].size());
    EXPECT_NE(subcite({"fix", "--unsafe", "--force", "-o", again, copy}).err.find("nothing that can be mended"), std::string::npos) << entry.path();
  }
}

TEST(Renumber, sets_every_supra_to_where_its_work_stands) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1] New.[^2] Two.[^3] Three.[^4] Four.[^5]\n\n[^1]: Nobody doubts it.\n\n[^2]: Cy Moe, *Nets*, 13 YALE L.J. 5, 7 (2000).\n\n[^3]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n\n[^4]: Roe, *supra* note 2, at 48.\n\n[^5]: Moe, *supra* note 1, at 8; Roe, *supra* note 2, at 50.\n");
  EXPECT_EQ(subcite({"renumber", scratch / "a.md"}).code, 0);
  const std::string fixed = read_file(scratch / "a.fixed.md");
  EXPECT_NE(fixed.find("[^4]: Roe, *supra* note 3, at 48."), std::string::npos) << fixed;
  EXPECT_NE(fixed.find("[^5]: Moe, *supra* note 2, at 8; Roe, *supra* note 3, at 50."), std::string::npos) << fixed;
}

/// A Word file whose second note has its number split over runs, as Word does.
std::string word_file(const std::string& second_note = {}) {
  const auto note = [](const std::string& id, const std::string& runs) { return "<w:footnote w:id=\"" + id + "\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>" + runs + "</w:p></w:footnote>"; };
  const auto run = [](const std::string& text, const std::string& look = {}) { return "<w:r>" + (look.empty() ? std::string() : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; };
  return testing_support::word_package({
      {"word/document.xml", "<w:document " + testing_support::kWordNamespaces + "><w:body><w:p>" + run("One.") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run(" Two.") + "<w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p></w:body></w:document>"},
      {"word/footnotes.xml", "<w:footnotes " + testing_support::kWordNamespaces + ">" + note("2", run("Roe v. Poe, 98 F.") + run("Supp.2d", "<w:b/>") + run(" 310, 314 (D. Me. 1999).")) + note("3", second_note.empty() ? run("Id", "<w:i/>") + run(" at 31") + run("5.") : run(second_note)) + "</w:footnotes>"},
      {"word/other.xml", "<other>  kept  </other>"},
  });
}

std::string pandoc(const std::string& file, const std::string& tracked, const std::string& format = "plain") {
  const std::string out = file + "." + tracked + ".txt";
  EXPECT_EQ(std::system(("pandoc --track-changes=" + tracked + " -f docx -t " + format + " --wrap=none -o '" + out + "' '" + file + "'").c_str()), 0);
  return read_file(out);
}

TEST(Fix, word_files_get_tracked_changes_that_others_accept_and_reject) {
  const Scratch scratch;
  write_file(scratch / "a.docx", word_file());
  ASSERT_EQ(subcite({"fix", scratch / "a.docx"}).code, 0);
  const std::string accepted = pandoc(scratch / "a.fixed.docx", "accept");
  EXPECT_NE(accepted.find("98 F. Supp. 2d 310, 314"), std::string::npos) << accepted;
  EXPECT_NE(accepted.find("Id. at 315."), std::string::npos) << accepted;
  EXPECT_EQ(pandoc(scratch / "a.fixed.docx", "reject"), pandoc(scratch / "a.docx", "accept"));
  const std::string xml = testing_support::part_of(read_file(scratch / "a.fixed.docx"), "word/footnotes.xml");
  EXPECT_NE(xml.find("w:author=\"subcite\""), std::string::npos);
  EXPECT_NE(xml.find("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> Supp. </w:t>"), std::string::npos) << xml;
  for (const char* part : {"word/document.xml", "word/other.xml", "[Content_Types].xml", "_rels/.rels"}) EXPECT_EQ(testing_support::part_of(read_file(scratch / "a.fixed.docx"), part), testing_support::part_of(read_file(scratch / "a.docx"), part)) << part;
  const Outcome original = subcite({"check", "--offline", "--format", "json", "--tracked", "original", scratch / "a.fixed.docx"});
  EXPECT_EQ(original.json()["manuscripts"][0]["notes"], subcite({"check", "--offline", "--format", "json", scratch / "a.docx"}).json()["manuscripts"][0]["notes"]);
  EXPECT_NE(subcite({"fix", scratch / "a.fixed.docx"}).err.find("nothing that can be mended"), std::string::npos);
}

/// Parts of a Word file: notes by id and what stands in them, called in this order ("f2", "e1").
std::string word_notes(const std::vector<std::pair<std::string, std::string>>& notes, const std::string& around_first = {}) {
  std::map<char, std::string> parts;
  std::string body;
  for (const auto& [id, runs] : notes) {
    const std::string kind = id[0] == 'f' ? "footnote" : "endnote";
    const std::string call = "<w:r><w:" + kind + "Reference w:id=\"" + id.substr(1) + "\"/></w:r>";
    const bool marked = !around_first.empty() && body.empty();
    body += "<w:r><w:t>S.</w:t></w:r>" + (marked ? "<w:bookmarkStart w:id=\"0\" w:name=\"" + around_first + "\"/>" + call + "<w:bookmarkEnd w:id=\"0\"/>" : call);
    parts[id[0]] += "<w:" + kind + " w:id=\"" + id.substr(1) + "\"><w:p>" + runs + "</w:p></w:" + kind + ">";
  }
  std::map<std::string, std::string> out{{"word/document.xml", "<w:document " + testing_support::kWordNamespaces + "><w:body><w:p>" + body + "</w:p></w:body></w:document>"}};
  if (parts.count('f') > 0) out["word/footnotes.xml"] = "<w:footnotes " + testing_support::kWordNamespaces + ">" + parts['f'] + "</w:footnotes>";
  if (parts.count('e') > 0) out["word/endnotes.xml"] = "<w:endnotes " + testing_support::kWordNamespaces + ">" + parts['e'] + "</w:endnotes>";
  return testing_support::word_package(out);
}

std::string run_of(const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; }

std::size_t count_of(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

/// Body and notes as LibreOffice shows them when all tracked changes are accepted or rejected.
nlohmann::json office(const std::string& file, const std::string& change) {
  const std::string out = file + "." + change + ".json";
  EXPECT_EQ(std::system(("/usr/bin/python3 '" SUBCITE_SUPPORT "/office.py' " + change + " '" + file + "' > '" + out + "'").c_str()), 0);
  return nlohmann::json::parse(read_file(out))[0];
}

const std::string kMoving =
    "Plain[^1]. He said “never[^2].” Or “so”[^3], and *why*[^4]?\n\n"
    "[^1]: Ada Roe & Cy Poe, *Weirs*, 12 YALE L.J. 45, 47 (1999).\n\n"
    "[^2]: *See* Roe, *supra* note 1, at 48.\n\n"
    "[^3]: *Harlan Co. v. Dunmore*, 412 F.2d 88, 91 (7th Cir. 1969).\n\n"
    "[^4]: *Harlan Co.*, 412 F.2d at 91; Roe, *supra* note 1, at 50.\n";

TEST(Fix, moves_calls_and_writes_id_in_every_format) {
  const Scratch scratch;
  write_file(scratch / "a.md", kMoving);
  ASSERT_EQ(std::system(("pandoc -f markdown-smart -o '" + (scratch / "a.docx") + "' '" + (scratch / "a.md") + "'").c_str()), 0);
  ASSERT_EQ(subcite({"fix", "--select", "N003,I011,S010,Q006", scratch / "a.md"}).code, 0);
  const std::string text = read_file(scratch / "a.fixed.md");
  for (const char* words : {"Plain.[^1] He said “never.”[^2] Or “so,”[^3] and *why?*[^4]", "[^2]: *See* *id.* at 48.\n", "[^4]: *Id.*; Roe & Poe, *supra* note 1, at 50.\n"}) EXPECT_NE(text.find(words), std::string::npos) << words << " in " << text;
  ASSERT_EQ(subcite({"fix", "--select", "N003,I011,S010,Q006", scratch / "a.docx"}).code, 0);
  const nlohmann::json accepted = office(scratch / "a.fixed.docx", "accept");
  EXPECT_EQ(accepted["body"], "Plain.1 He said “never.”2 Or “so,”3 and why?4");
  EXPECT_EQ(accepted["notes"][1], " See id. at 48.");
  EXPECT_EQ(accepted["notes"][3], " Id.; Roe & Poe, supra note 1, at 50.");
  EXPECT_EQ(office(scratch / "a.fixed.docx", "reject"), office(scratch / "a.docx", "accept"));
}

TEST(Fix, parts_the_insertion_of_another_author) {
  const Scratch scratch;
  const std::string inserted = "<w:ins w:id=\"1\" w:author=\"Ann\" w:date=\"2026-01-01T00:00:00Z\">" + run_of("Roe v. Poe, 98 F.Supp.2d 310, 314") + run_of(" (D. Me. 1999).") + "</w:ins>";
  write_file(scratch / "a.docx", word_notes({{"f2", inserted}}));
  ASSERT_EQ(subcite({"fix", scratch / "a.docx"}).code, 0);
  const std::string xml = testing_support::part_of(read_file(scratch / "a.fixed.docx"), "word/footnotes.xml");
  EXPECT_NE(pandoc(scratch / "a.fixed.docx", "accept").find("98 F. Supp. 2d 310, 314 (D. Me. 1999)."), std::string::npos) << xml;
  EXPECT_NE(office(scratch / "a.fixed.docx", "accept")["notes"][0].get<std::string>().find("98 F. Supp. 2d 310, 314 (D. Me. 1999)."), std::string::npos) << xml;
}

TEST(Fix, new_words_have_their_typefaces_in_word) {
  const Scratch scratch;
  write_file(scratch / "a.docx", testing_support::word_from_notes({"1. Per Solberg, *Fines on Floaters*, 18 J. River L. 5, 9 (1979); Bo Lee, *Locks*, 12 Yale L.J. 400, 402 (1999).", "2. *Id.* at 450.", "3. Per Solberg, *Fines on Floaters*, 18 J. River L. 5, 12 (1979).", "4. See Ada Roe, *Weirs*, 3 Yale L.J. 44 (1999).", "5. *Ibid.*, at 45. *See* Lee, *supra* note 1, at 410."}).bytes);
  EXPECT_EQ(subcite({"fix", "--unsafe", scratch / "a.docx"}).code, 0);
  const std::string accepted = pandoc(scratch / "a.fixed.docx", "accept", "markdown");
  for (const char* words : {"Lee, *supra* note 1, at 450.", "Solberg, *supra* note 1, at 12.", "*See* Ada Roe, *Weirs*, 3 Yale L.J. 44", "*Id.* at 45. *See* Lee"}) EXPECT_NE(accepted.find(words), std::string::npos) << words << "\n"
                                                                                                                                                                                                                       << accepted;
  EXPECT_EQ(pandoc(scratch / "a.fixed.docx", "reject", "markdown"), pandoc(scratch / "a.docx", "accept", "markdown"));
}

TEST(Renumber, makes_numbers_live_in_word) {
  const Scratch scratch;
  write_file(scratch / "a.docx", word_file("Roe, supra note 2, at 315; see supra notes 1–2 and accompanying text."));
  const Outcome run = subcite({"renumber", "--live", scratch / "a.docx"});
  ASSERT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.err.find("3 numbers are live now; 1 fix"), std::string::npos) << run.err;
  const std::string notes = testing_support::part_of(read_file(scratch / "a.fixed.docx"), "word/footnotes.xml");
  const std::string body = testing_support::part_of(read_file(scratch / "a.fixed.docx"), "word/document.xml");
  const std::size_t name = body.find("w:name=\"_Ref");
  ASSERT_NE(name, std::string::npos) << body;
  const std::string bookmark = body.substr(name + 8, body.find('"', name + 8) - name - 8);
  EXPECT_NE(notes.find(" NOTEREF " + bookmark + " \\h "), std::string::npos) << notes;
  EXPECT_NE(pandoc(scratch / "a.fixed.docx", "accept").find("Roe, supra note 1, at 315; see supra notes 1–2 and accompanying text."), std::string::npos);
  EXPECT_EQ(subcite({"check", "--offline", "--select", "S", "--ignore", "S007", scratch / "a.fixed.docx"}).code, 0);
  EXPECT_NE(subcite({"renumber", "--live", "-o", scratch / "b.docx", scratch / "a.fixed.docx"}).err.find("0 numbers are live now; nothing"), std::string::npos);
  write_file(scratch / "a.md", kFaulty);
  EXPECT_EQ(subcite({"renumber", "--live", scratch / "a.md"}).code, 2);
}

const std::string kRoe = "Ada Roe, Weirs, 12 YALE L.J. 45, 47 (1999).";

TEST(Renumber, makes_all_numbers_live_where_footnotes_and_endnotes_mix) {
  const Scratch scratch;
  write_file(scratch / "a.docx", word_notes({{"f2", run_of(kRoe)}, {"f3", run_of("Roe, supra note 1, at 48.")}, {"e1", run_of("Nobody doubts it.")}, {"f4", run_of("Roe, supra note 1, at 49.")}}));
  const Outcome run = subcite({"renumber", "--live", scratch / "a.docx"});
  EXPECT_NE(run.err.find("2 numbers are live now"), std::string::npos) << run.err;
  EXPECT_EQ(count_of(testing_support::part_of(read_file(scratch / "a.fixed.docx"), "word/footnotes.xml"), "NOTEREF"), 2U);
}

TEST(Renumber, leaves_the_bookmark_alone_that_moves_with_every_save) {
  const Scratch scratch;
  write_file(scratch / "a.docx", word_notes({{"f2", run_of(kRoe)}, {"f3", run_of("Roe, supra note 1, at 48.")}}, "_GoBack"));
  EXPECT_EQ(subcite({"renumber", "--live", scratch / "a.docx"}).code, 0);
  EXPECT_NE(testing_support::part_of(read_file(scratch / "a.fixed.docx"), "word/footnotes.xml").find(" NOTEREF _Ref7"), std::string::npos);
}

TEST(Fix, puts_nothing_into_a_field) {
  const Scratch scratch;
  const std::string field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  write_file(scratch / "a.docx", word_notes({{"f2", run_of(kRoe)}, {"f3", run_of("Nobody doubts it.")}, {"f4", run_of("Roe, supra note ") + field}}, "_Ref1"));
  const Outcome run = subcite({"fix", "--select", "F004", scratch / "a.docx"});
  EXPECT_NE(run.err.find("nothing that can be mended"), std::string::npos) << run.err;
}

TEST(Fix, writes_utf_8_where_a_part_was_something_else) {
  const Scratch scratch;
  std::string notes = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:footnotes " + testing_support::kWordNamespaces + "><w:footnote w:id=\"2\"><w:p>" + run_of("Roe v. Poe, 98 F.Supp.2d 310, 314 (D. Me. 1999).") + "</w:p></w:footnote></w:footnotes>";
  std::string wide = "\xFF\xFE";
  for (const char c : notes) wide += c, wide += '\0';
  write_file(scratch / "a.docx", testing_support::word_package({{"word/document.xml", "<w:document " + testing_support::kWordNamespaces + "><w:body><w:p>" + run_of("One.") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:body></w:document>"}, {"word/footnotes.xml", wide}}));
  ASSERT_EQ(subcite({"fix", scratch / "a.docx"}).code, 0);
  EXPECT_NE(testing_support::part_of(read_file(scratch / "a.fixed.docx"), "word/footnotes.xml").find("encoding=\"UTF-8\""), std::string::npos);
}

/// A document, a chapter that it inputs, and a part that the chapter inputs; the chapter is right as it is.
void write_latex(const Scratch& scratch) {
  std::filesystem::create_directories(scratch / "ch");
  write_file(scratch / "a.tex", "\\documentclass{article}\n\\input{preamble}\n\\begin{document}\n\\input{ch/one}\nTwo.\\footnote{Roe, \\emph{supra} note 2, at 48.}\n\\end{document}\n");
  write_file(scratch / "preamble.tex", "\\usepackage[draft]{hyperref, own}\n");
  write_file(scratch / "own.sty", "\\newcommand{\\fn}[1]{\\footnote{#1}} % caf\xE9\n");
  write_file(scratch / "ch/one.tex", "One.\\fn{Ada Roe, \\emph{Weirs}, 12 \\textsc{Yale L.J.} 45, 47 (1999).}\n\\input{ch/inner.tex} % \\input{ch/inner.tex}\n");
  write_file(scratch / "ch/inner.tex", "\xEF\xBB\xBFOne and a half.\\footnote{\\emph{Doe v. Poe}, 98 F.Supp.2d 310 (D. Me. 1999).}\n");
}

TEST(Fix, writes_copies_of_what_latex_inputs) {
  const Scratch scratch;
  write_latex(scratch);
  const std::string inner = read_file(scratch / "ch/inner.tex");
  const Outcome run = subcite({"fix", "--unsafe", scratch / "a.tex"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(read_file(scratch / "ch/inner.tex"), inner);
  EXPECT_EQ(read_file(scratch / "ch/inner.fixed.tex"), "\xEF\xBB\xBFOne and a half.\\footnote{\\emph{Doe v. Poe}, 98 F. Supp. 2d 310 (D. Me. 1999).}\n");
  EXPECT_NE(read_file(scratch / "ch/one.fixed.tex").find("\\input{ch/inner.fixed.tex} % \\input{ch/inner.tex}"), std::string::npos);
  const std::string fixed = read_file(scratch / "a.fixed.tex");
  EXPECT_NE(fixed.find("\\input{preamble}\n\\begin{document}\n\\input{ch/one.fixed}\n"), std::string::npos) << fixed;
  EXPECT_NE(fixed.find("\\emph{supra} note 1, at 48"), std::string::npos) << fixed;
  EXPECT_FALSE(std::filesystem::exists(scratch / "preamble.fixed.tex"));
  EXPECT_NE(subcite({"fix", scratch / "a.fixed.tex"}).err.find("nothing that can be mended"), std::string::npos);
}

TEST(Fix, writes_no_copy_where_one_of_an_input_is_there) {
  const Scratch scratch;
  write_latex(scratch);
  write_file(scratch / "ch/inner.fixed.tex", "mine");
  const Outcome run = subcite({"fix", scratch / "a.tex"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("ch/inner.fixed.tex” is there already"), std::string::npos) << run.err;
  EXPECT_EQ(read_file(scratch / "ch/inner.fixed.tex"), "mine");
  EXPECT_FALSE(std::filesystem::exists(scratch / "a.fixed.tex"));
}

TEST(Fix, shows_the_lines_of_each_file_that_latex_inputs) {
  const Scratch scratch;
  write_latex(scratch);
  const Outcome run = subcite({"fix", "--diff", scratch / "a.tex"});
  EXPECT_NE(run.out.find("--- " + (scratch / "ch/inner.tex") + "\n"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("@@ -1,1 +1,1 @@\n-One and a half."), std::string::npos) << run.out;
}

TEST(Fix, edits_one_source_under_one_name) {
  const Scratch scratch;
  write_file(scratch / "a.tex", "\\input{one}\\input{one.tex}\n");
  write_file(scratch / "one.tex", "One.\\footnote{\\emph{Roe v. Poe}, 98 F.Supp.2d 310 (D. Me. 1999).}\n");
  const Outcome run = subcite({"fix", scratch / "a.tex"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("“one.tex” under two names"), std::string::npos) << run.err;
}

TEST(Fix, overwrites_no_other_manuscript_of_the_run) {
  const Scratch scratch;
  write_file(scratch / "a.md", kFaulty);
  write_file(scratch / "a.fixed.md", "Mine.[^1]\n\n[^1]: Nobody doubts it.\n");
  EXPECT_EQ(subcite({"fix", "--force", scratch / "a.md", scratch / "a.fixed.md"}).code, 2);
  EXPECT_EQ(read_file(scratch / "a.fixed.md"), "Mine.[^1]\n\n[^1]: Nobody doubts it.\n");
}

}  // namespace
}  // namespace subcite::program
