// Manuscripts that come through other programs, from standard input or in several files, and pages that are
// damaged or hostile: a report or a sentence, never a crash, a hang or another file read.
#include "program/program.h"
#include "support/pages.h"

namespace subcite::program {
namespace {

Outcome check(const std::vector<std::string>& paths) {
  std::vector<std::string> arguments{"check", "--offline", "--format", "json"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  return subcite(arguments);
}

/// Through a shell, for pipes and settings.
Outcome shell(const std::string& command) { return run_program("/bin/sh", {"-c", command}); }

const std::string kProgram = SUBCITE_PROGRAM;

TEST(Formats, a_pdf_gives_page_and_line) {
  const Scratch scratch;
  write_file(scratch / "m.pdf", pdf_from_notes({"1. Ada Roe, *Weirs*, 12 YALE L.J. 45 (1999).", "2. Roe, *supra* note 9, at 46."}));
  const auto m = check({scratch / "m.pdf"}).json()["manuscripts"][0];
  EXPECT_EQ(m["format"], "pdf");
  EXPECT_EQ(m["notes"].size(), 2U);
  EXPECT_EQ(m["findings"][0]["location"]["part"], "page 1");
}

TEST(Formats, a_pdf_that_is_none_gets_a_sentence) {
  const Scratch scratch;
  write_file(scratch / "m.pdf", "%PDF-1.4\nnothing else");
  const Outcome run = check({scratch / "m.pdf"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("m.pdf"), std::string::npos) << run.err;
}

TEST(Formats, a_missing_program_is_named_with_its_package) {
  const Scratch scratch;
  write_file(scratch / "m.pdf", pdf_from_notes({"1. Ada Roe, Weirs 3 (1999)."}));
  write_file(scratch / "m.rtf", "{\\rtf1 Text}");
  const Outcome pdf = shell("PATH=" + (scratch / "empty") + " " + kProgram + " check --offline " + (scratch / "m.pdf"));
  EXPECT_EQ(pdf.code, 2);
  EXPECT_NE(pdf.err.find("poppler-utils"), std::string::npos) << pdf.err;
  const Outcome rtf = shell("PATH=" + (scratch / "empty") + " " + kProgram + " check --offline " + (scratch / "m.rtf"));
  EXPECT_NE(rtf.err.find("libreoffice-writer or pandoc"), std::string::npos) << rtf.err;
}

/// A program that hangs, one that fills the disk and one that fails, in the place of pdftohtml.
TEST(Formats, a_program_that_misbehaves_is_stopped) {
  const Scratch scratch;
  write_file(scratch / "m.pdf", pdf_from_notes({"1. Ada Roe, Weirs 3 (1999)."}));
  for (const std::string body : {"exit 3", "head -c 400000000 /dev/zero", "kill -9 $$"}) {
    write_file(scratch / "bin/pdftohtml", "#!/bin/sh\n" + body + "\n");
    std::filesystem::permissions(scratch / "bin/pdftohtml", std::filesystem::perms::owner_all);
    const Outcome run = shell("PATH=" + (scratch / "bin") + " TMPDIR=" + (scratch / "bin") + " " + kProgram + " check --offline " + (scratch / "m.pdf"));
    EXPECT_EQ(run.code, 2) << body;
    EXPECT_NE(run.err.find("pdftohtml"), std::string::npos) << run.err;
  }
  std::size_t left = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(scratch / "bin")) ++left;
  EXPECT_EQ(left, 1U) << "a temporary folder was left behind";
}

TEST(Formats, standard_input_has_the_format_of_its_name) {
  const Scratch scratch;
  write_file(scratch / "m.md", "One.[^1]\n\n[^1]: Roe, *supra* note 9.\n");
  const Outcome run = shell(kProgram + " check --offline --format json --stdin-name draft.md - < " + (scratch / "m.md"));
  const auto m = run.json()["manuscripts"][0];
  EXPECT_EQ(m["path"], "draft.md");
  EXPECT_EQ(m["format"], "markdown");
  EXPECT_EQ(m["notes"].size(), 1U);
}

TEST(Formats, latex_inputs_below_the_folder_and_nothing_else) {
  const Scratch scratch;
  write_file(scratch / "secret.tex", "Secret.\\footnote{Nobody may read this.}");
  write_file(scratch / "paper/main.tex", "\\begin{document}One.\\footnote{Will Roe, \\emph{Weirs} 3 (2001).}\n\\input{ch/one}\n% \\input{ch/no}\n\\input{../secret}\\input{link}\\input{main}\n\\end{document}");
  write_file(scratch / "paper/ch/one.tex", "Two.\\footnote{\\emph{Id.} at 4.}\\input{ch/one}");
  std::filesystem::create_symlink("../secret.tex", scratch / "paper/link.tex");
  const auto m = check({scratch / "paper/main.tex"}).json()["manuscripts"][0];
  ASSERT_EQ(m["notes"].size(), 2U) << m.dump();
  EXPECT_EQ(m["notes"][1]["text"], "Id. at 4.");
  EXPECT_EQ(m["notes"][1]["location"]["part"], "ch/one.tex");
  EXPECT_EQ(m["notes"][1]["location"]["line"], 1);
  EXPECT_EQ(m["remarks"].size(), 3U) << m["remarks"].dump();
}

TEST(Formats, reports_for_build_servers_name_the_file_that_latex_inputs) {
  const Scratch scratch;
  write_file(scratch / "main.tex", "\\begin{document}One.\\footnote{Will Roe, \\emph{Weirs} 3 (2001).}\n\\input{ch/one}\n\\end{document}");
  write_file(scratch / "ch/one.tex", "\nTwo.\\footnote{Roe, \\emph{supra} note 9, at 4.}");
  const auto sarif = subcite({"check", "--offline", "--select", "S001", "--format", "sarif", scratch / "main.tex"}).json();
  const auto place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_TRUE(place["artifactLocation"]["uri"].get<std::string>().ends_with("/ch/one.tex")) << place;
  EXPECT_EQ(place["region"]["startLine"], 2);
}

TEST(Formats, an_epub_is_read_in_the_order_of_its_spine) {
  const Scratch scratch;
  const std::string page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>";
  write_file(scratch / "m.epub", word_package({{"mimetype", "application/epub+zip"},
                                               {"META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"E/p.opf\"/></rootfiles></container>"},
                                               {"E/p.opf", "<package><manifest><item id=\"n\" href=\"t/notes.xhtml\"/><item id=\"c\" href=\"t/one.xhtml\"/></manifest><spine><itemref idref=\"c\"/><itemref idref=\"n\"/></spine></package>"},
                                               {"E/t/notes.xhtml", page + "<ol><li id=\"fn1\">Roe, <i>Weirs</i> 3 (2001).</li></ol></body></html>"},
                                               {"E/t/one.xhtml", page + "<p>One.<a epub:type=\"noteref\" href=\"notes.xhtml#fn1\">1</a></p></body></html>"}}));
  const auto m = check({scratch / "m.epub"}).json()["manuscripts"][0];
  EXPECT_EQ(m["format"], "other");
  ASSERT_EQ(m["notes"].size(), 1U) << m.dump();
  EXPECT_EQ(m["notes"][0]["text"], "Roe, Weirs 3 (2001).");
  EXPECT_EQ(m["notes"][0]["location"]["part"], "E/t/notes.xhtml");
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Formats, hostile_pages_end_in_a_sentence_or_a_report) {
  const Scratch scratch;
  const std::map<std::string, std::string> files{
      {"deep.html", "<!DOCTYPE html><html><body>" + repeated("<div>", 200'000)},
      {"open.html", "<html><body>" + repeated("<b><font size=1><p>", 100'000)},
      {"anchors.html", "<html><body>" + repeated("<sup><a href=\"#n\">1</a></sup>", 50'000) + "<p id=n>1. Note</p>"},
      {"notes.html", "<html><body>" + [] { std::string s; for (int i = 0; i < 20'000; ++i) s += "<a href=\"#n" + std::to_string(i) + "\"><sup>" + std::to_string(i) + "</sup></a>"; for (int i = 0; i < 20'000; ++i) s += "<p id=\"n" + std::to_string(i) + "\">x"; return s; }()},
      {"entities.html", "<html><body><p>" + repeated("&amp;&#0;&#x110000;&bogus;&", 50'000)},
      {"comment.html", "<html><!-- " + std::string(1'000'000, '-')},
      {"cut.html", "<html><body><p>One<sup><a href='#x"},
      {"nul.html", std::string("<html><body>\0<p>x", 17)},
      {"self.tex", "\\input{self}\\input{self.tex}" + repeated("\\input{gone}", 5'000)},
      {"xml.pdf", "<?xml version=\"1.0\"?>\n<!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">\n<pdf2xml>" + repeated("<page height=\"-5\" width=\"99999999999\"><text top=\"-1\" left=\"1\" width=\"-9\" height=\"0\" font=\"x\">1</text></page>", 2'000)}};
  for (const auto& [name, bytes] : files) {
    write_file(scratch / name, bytes);
    const Outcome run = check({scratch / name});
    EXPECT_LE(run.code, 2) << name << run.err;
    if (run.code == 2) EXPECT_NE(run.err.find(name), std::string::npos) << run.err;
  }
}

}  // namespace
}  // namespace subcite::program
