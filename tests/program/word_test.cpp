// Manuscripts as users have them: one paper in all seven formats gives the same report; packages
// that are damaged or hostile give a sentence, never a crash or a hang.
#include "program/program.h"
#include "support/pages.h"
#include "support/word.h"

namespace subcite::program {
namespace {

Outcome check(const std::string& path, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"check", "--offline", "--format", "json"});
  more.push_back(path);
  return subcite(more);
}

bool is_number(const std::string& id) { return !id.empty() && id.find_first_not_of("0123456789") == std::string::npos; }

/// The notes of a Markdown paper of the fixtures, as "12. text" lines in their order; those with marks that
/// only Markdown has are emptied.
std::vector<std::string> notes_of(const std::string& paper) {
  std::vector<std::string> notes;
  bool inside = false;
  for (const std::string& line : lines_of(paper)) {
    const std::size_t close = line.find("]: ");
    const bool starts = line.starts_with("[^") && close != std::string::npos && is_number(line.substr(2, close - 2));
    if (starts) notes.push_back(line.substr(2, close - 2) + ". " + line.substr(close + 3));
    else if (inside && !line.empty() && line[0] != '[') notes.back() += " " + line.substr(line.find_first_not_of(' '));
    inside = starts || (inside && !line.empty());
  }
  for (std::string& note : notes) {
    const bool marked = note.find_first_of("\\_<{`") != std::string::npos || note.find("**") != std::string::npos || note.find("](") != std::string::npos;
    if (marked) note.resize(note.find(". ")), note += ". A note.";
  }
  return notes;
}

std::string markdown_of(const std::vector<std::string>& notes) {
  std::string body;
  std::string text;
  for (const std::string& note : notes) {
    const std::size_t dot = note.find(". ");
    body += "A sentence.[^" + note.substr(0, dot) + "]\n\n";
    text += "[^" + note.substr(0, dot) + "]: " + note.substr(dot + 2) + "\n\n";
  }
  return body + text;
}

/// What a report says of the words, its places left out.
nlohmann::json without_places(const nlohmann::json& manuscript) {
  nlohmann::json out;
  for (const auto& note : manuscript["notes"]) out["notes"].push_back({note["label"], note["text"]});
  for (const auto& c : manuscript["citations"]) out["citations"].push_back({c["raw"], c["form"], c["kind"], c["antecedent"]});
  for (const auto& f : manuscript["findings"]) out["findings"].push_back({f["rule"], f["message"]});
  return out;
}

/// Notes with marks that LaTeX prints as others are emptied in both forms.
void expect_same_in_latex(const Scratch& scratch, std::vector<std::string> notes) {
  for (std::string& note : notes)
    if (note.find_first_of("\"'`~^\\") != std::string::npos || note.find("--") != std::string::npos || note.find("http") != std::string::npos) note.resize(note.find(". ")), note += ". A note.";
  write_file(scratch / "plain.md", markdown_of(notes));
  write_file(scratch / "plain.tex", latex_from_notes(notes));
  EXPECT_EQ(without_places(check(scratch / "plain.md").json()["manuscripts"][0]), without_places(check(scratch / "plain.tex").json()["manuscripts"][0]));
}

/// Paragraphs without typography: the italics of each note's citations are not there to help.
void expect_same_without_italics(const Scratch& scratch, std::vector<std::string> notes) {
  for (std::string& note : notes) std::erase(note, '*');
  write_file(scratch / "roman.md", markdown_of(notes));
  write_file(scratch / "roman.txt", text_from_notes(notes));
  EXPECT_EQ(without_places(check(scratch / "roman.md").json()["manuscripts"][0]), without_places(check(scratch / "roman.txt").json()["manuscripts"][0]));
}

TEST(Word, the_same_paper_in_seven_formats) {
  const Scratch scratch;
  std::size_t seen = 0;
  for (const auto& path : files_in(root() + "/fixtures/papers/manuscripts", ".md")) {
    const std::vector<std::string> notes = notes_of(read_file(path));
    if (notes.size() < 60) continue;
    ++seen;
    write_file(scratch / "paper.md", markdown_of(notes));
    write_file(scratch / "paper.docx", word_from_notes(notes).bytes);
    const auto md = without_places(check(scratch / "paper.md").json()["manuscripts"][0]);
    const auto word = without_places(check(scratch / "paper.docx").json()["manuscripts"][0]);
    EXPECT_EQ(md, word) << path;
    write_file(scratch / "paper.odt", odt_from_notes(notes));
    EXPECT_EQ(md, without_places(check(scratch / "paper.odt").json()["manuscripts"][0])) << path;
    write_file(scratch / "paper.html", html_from_notes(notes));
    EXPECT_EQ(md, without_places(check(scratch / "paper.html").json()["manuscripts"][0])) << path;
    write_file(scratch / "paper.pdf", pdf_from_notes(notes));
    EXPECT_EQ(md, without_places(check(scratch / "paper.pdf").json()["manuscripts"][0])) << path;
    expect_same_in_latex(scratch, notes);
    expect_same_without_italics(scratch, notes);
  }
  EXPECT_GT(seen, 0U);
}

TEST(Word, the_same_paper_as_pandoc_and_libreoffice_write_it) {
  const Scratch scratch;
  const std::vector<std::string> notes = notes_of(read_file(root() + "/fixtures/papers/manuscripts/ferry-charters.md"));
  write_file(scratch / "paper.md", markdown_of(notes));
  for (const std::string format : {"docx", "odt"}) ASSERT_EQ(run_program("/usr/bin/pandoc", {"-f", "markdown-smart", "-o", (scratch / "paper.") + format, scratch / "paper.md"}).code, 0);
  ASSERT_TRUE(office_makes(scratch, "odt", "paper.docx") && office_makes(scratch, "docx", "paper.odt"));
  const auto md = without_places(check(scratch / "paper.md").json()["manuscripts"][0]);
  EXPECT_GE(md["notes"].size(), 60U);
  for (const char* file : {"paper.docx", "paper.odt", "office/paper.odt", "office/paper.docx"}) EXPECT_EQ(md, without_places(check(scratch / file).json()["manuscripts"][0])) << file;
}

TEST(Word, tracked_changes_are_read_as_asked) {
  const Scratch scratch;
  write_file(scratch / "m.docx", word_from_parts("=== word/document.xml\n<w:body><w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:body>\n=== word/footnotes.xml\n<w:footnote w:id=\"2\"><w:p><w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins><w:r><w:t>New</w:t></w:r></w:ins></w:p></w:footnote>\n"));
  EXPECT_EQ(check(scratch / "m.docx").json()["manuscripts"][0]["notes"][0]["text"], "New");
  EXPECT_EQ(check(scratch / "m.docx", {"--tracked", "original"}).json()["manuscripts"][0]["notes"][0]["text"], "Old");
  EXPECT_EQ(check(scratch / "m.docx", {"--tracked", "both"}).code, 2);
  write_file(scratch / "m.odt", odt_from_parts("=== content.xml\n<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>A sentence.</text:p>\n"));
  EXPECT_NE(check(scratch / "m.odt", {"--tracked", "original"}).out.find("--tracked original is for Word"), std::string::npos);
  EXPECT_EQ(check(scratch / "m.odt").out.find("--tracked original is for Word"), std::string::npos);
}

TEST(Word, the_original_has_the_typefaces_it_had) {
  const Scratch scratch;
  const std::string note = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>ADA ROE, WEIRS 9 (1999).</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:rPr><w:i/><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr><w:t>Id.</w:t></w:r><w:r><w:t xml:space=\"preserve\"> at 12; </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>see</w:t></w:r><w:r><w:t xml:space=\"preserve\"> CY POE, LOCKS 7 (2001).</w:t></w:r></w:p></w:footnote>";
  write_file(scratch / "m.docx", word_from_parts("=== word/document.xml\n<w:body><w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p></w:body>\n=== word/footnotes.xml\n" + note + "\n"));
  const auto tells_roman = [&](std::vector<std::string> more) { return check(scratch / "m.docx", std::move(more)).out.find("F001") != std::string::npos; };
  EXPECT_FALSE(tells_roman({}));
  EXPECT_TRUE(tells_roman({"--tracked", "original"}));
}

TEST(Word, the_note_before_a_footnote_is_a_footnote) {
  const Scratch scratch;
  const std::string call = "<w:p><w:r><w:t>A sentence.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p><w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p><w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>";
  const auto note = [](const std::string& kind, const std::string& id, const std::string& text) { return "<w:" + kind + " w:id=\"" + id + "\"><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:" + kind + ">"; };
  write_file(scratch / "m.docx", word_from_parts("=== word/document.xml\n<w:body>" + call + "</w:body>\n=== word/footnotes.xml\n" + note("footnote", "2", "ADA ROE, ON WEIRS 9 (1999).") + note("footnote", "3", "Id. at 12.") + "\n=== word/endnotes.xml\n" + note("endnote", "2", "CY POE, ON LOCKS 7 (2001).") + "\n"));
  const auto m = check(scratch / "m.docx").json()["manuscripts"][0];
  EXPECT_EQ(m["citations"][2]["antecedent"], "1.1") << m["citations"];
  for (const auto& finding : m["findings"]) EXPECT_NE(finding["rule"], "N002");
}

TEST(Word, what_a_reference_manager_keeps_is_shown_beside_the_citation_and_used_for_the_source_list) {
  const Scratch scratch;
  const std::string items = R"("citationItems":[{"itemData":{"title":"On Locks","author":[{"family":"Poe","given":"Cy"}],"publisher":"Weir Press","DOI":"10.1000/182","ISBN":"978-0-00-000000-2"}}])";
  write_file(scratch / "m.docx", word_from_notes({"1. {ADDIN ZOTERO_ITEM CSL_CITATION {\"properties\":{\"plainCitation\":\"CY POE, ON LOCKS 7 (2001)\"}," + items + "}|CY POE, ON LOCKS 7 (2001)}.", "2. ADA ROE, ON WEIRS 9 (1999)."}).bytes);
  const auto citations = check(scratch / "m.docx", {"--report", "csl=" + (scratch / "s.json"), "--report", "csv=" + (scratch / "s.csv")}).json()["manuscripts"][0]["citations"];
  EXPECT_EQ(citations[0]["stored"]["manager"], "Zotero");
  EXPECT_EQ(citations[0]["stored"]["doi"], "10.1000/182");
  EXPECT_FALSE(citations[1].contains("stored"));
  const auto csl = nlohmann::json::parse(read_file(scratch / "s.json"));
  EXPECT_EQ(csl[0]["DOI"], "10.1000/182");
  EXPECT_EQ(csl[0]["publisher"], "Weir Press");
  EXPECT_FALSE(csl[1].contains("DOI"));
  EXPECT_NE(read_file(scratch / "s.csv").find("https://doi.org/10.1000/182"), std::string::npos);
}

TEST(Word, a_place_names_part_paragraph_and_column) {
  const Scratch scratch;
  write_file(scratch / "m.docx", word_from_notes({"1. Ada Roe, *Weirs*, 12 YALE L.J. 45 (1999).", "2. Roe, *supra* note 9, at 46."}).bytes);
  const auto report = check(scratch / "m.docx").json()["manuscripts"][0];
  EXPECT_EQ(report["format"], "docx");
  const auto place = report["findings"][0]["location"];
  EXPECT_EQ(place["part"], "word/footnotes.xml");
  EXPECT_EQ(place["line"], 2);
}

std::string deep(const std::string& tag, int levels) {
  std::string out = "=== word/document.xml\n<w:body>";
  for (int i = 0; i < levels; ++i) out += "<w:" + tag + ">";
  for (int i = 0; i < levels; ++i) out += "</w:" + tag + ">";
  return out + "</w:body>\n";
}

TEST(Word, hostile_packages_end_in_a_sentence_or_a_report) {
  const Scratch scratch;
  const std::string good = word_from_notes({"1. See Ada Roe, *Weirs*, 12 YALE L.J. 45 (1999)."}).bytes;
  std::string laughs = "=== word/document.xml\n!<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'n'; ++c) laughs += std::string("<!ENTITY ") + c + " \"" + [&] { std::string s; for (int i = 0; i < 10; ++i) s += std::string("&") + static_cast<char>(c - 1) + ";"; return s; }() + "\">";
  laughs += "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document " + kWordNamespaces + "><w:body><w:p><w:r><w:t>&m;&x;</w:t></w:r></w:p></w:body></w:document>\n";
  const std::map<std::string, std::string> files{
      {"cut.docx", good.substr(0, good.size() / 2)},
      {"deep-blocks.docx", word_from_parts(deep("sdt", 200'000))},
      {"deep-runs.docx", word_from_parts(deep("p", 200'000))},
      {"laughs.docx", word_from_parts(laughs)},
      {"bomb.docx", word_package({{"word/document.xml", std::string(200'000'000, ' ')}})},
      {"dots.docx", word_package({{"word/document.xml", "<w:document " + kWordNamespaces + "><w:body/></w:document>"}, {"../../../etc/evil", "x"}})},
      {"nowhere.docx", word_from_parts("=== word/document.xml\n<w:body><w:p><w:r><w:footnoteReference w:id=\"77\"/></w:r><w:r><w:endnoteReference w:id=\"-1\"/></w:r></w:p></w:body>\n=== word/footnotes.xml\n<w:footnote w:id=\"2\"><w:p/></w:footnote>\n")},
      {"fields.docx", word_from_parts([] { std::string s = "=== word/document.xml\n<w:body><w:p>"; for (int i = 0; i < 20'000; ++i) s += "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"; return s + "</w:p></w:body>\n"; }())},
      {"sheet.xlsx", word_package({{"word/document.xml", "<workbook/>"}})},
      {"old.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"}};
  for (const auto& [name, bytes] : files) {
    write_file(scratch / name, bytes);
    const Outcome run = check(scratch / name);
    EXPECT_LE(run.code, 2) << name << run.err;
    if (run.code == 2) EXPECT_NE(run.err.find(name), std::string::npos) << run.err;
    EXPECT_EQ(run.out.find("root:"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace subcite::program
