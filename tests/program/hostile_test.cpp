// Bad input: a clear sentence or a report, never a crash or a hang; other files are still checked.
#include "program/program.h"

namespace subcite::program {
namespace {

Outcome check(const std::string& path) { return subcite({"check", "--offline", "--format", "json", path}); }

std::string repeated(const std::string& words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

/// Notes that cite decisions of like names in full, short and under names that nobody has.
std::string namesakes(int count) {
  std::string body;
  std::string notes;
  for (int i = 1; i <= count; ++i) {
    const std::string n = std::to_string(i);
    body += "a.[^" + n + "] ";
    notes += "[^" + n + "]: State v. Roe" + n + ", 12 U.S. " + n + " (1999); *State*, 13 U.S. at " + n + "; Bxrl" + n + ", *supra* note 1; § " + n + "(a).\n\n";
  }
  return body + "\n\n" + notes;
}

TEST(Hostile, what_cannot_be_read_is_named) {
  const Scratch scratch;
  write_file(scratch / "empty.txt", "");
  write_file(scratch / "blank.txt", " \n\n ");
  write_file(scratch / "nul.txt", std::string("Some text\0and more\0", 19));
  write_file(scratch / "word.docx", "PK\x03\x04 and so on");
  for (const char* name : {"empty.txt", "blank.txt", "nul.txt", "word.docx", "missing.txt"}) {
    const Outcome run = check(scratch / name);
    EXPECT_EQ(run.code, 2) << name;
    EXPECT_NE(run.err.find(name), std::string::npos) << run.err;
    EXPECT_FALSE(run.json()["manuscripts"][0]["error"].get<std::string>().empty());
  }
  EXPECT_EQ(check("/dev").code, 2);
}

TEST(Hostile, one_bad_file_does_not_stop_the_others) {
  const Scratch scratch;
  write_file(scratch / "empty.txt", "");
  write_file(scratch / "m.md", manuscript_with({"https://a.example/x"}));
  const Outcome run = subcite({"check", "--offline", "--format", "json", scratch / "empty.txt", scratch / "m.md"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.json()["manuscripts"][1]["notes"].size(), 1U);
}

TEST(Hostile, no_notes_is_a_remark) {
  const Scratch scratch;
  write_file(scratch / "m.txt", "A text without any note.\n");
  const Outcome run = check(scratch / "m.txt");
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.json()["manuscripts"][0]["remarks"].size(), 1U);
}

TEST(Hostile, size_is_limited_unless_told_otherwise) {
  const Scratch scratch;
  write_file(scratch / "m.txt", std::string(3000, 'a') + "\n");
  EXPECT_EQ(subcite({"check", "--offline", "--max-input", "2k", scratch / "m.txt"}).code, 2);
  EXPECT_EQ(subcite({"check", "--offline", "--max-input", "4k", scratch / "m.txt"}).code, 0);
}

TEST(Hostile, shapes_that_break_parsers) {
  const Scratch scratch;
  std::string brackets = "A.[^1]\n\n[^1]: See ";
  for (int i = 0; i < 10000; ++i) brackets += "([";
  for (int i = 0; i < 10000; ++i) brackets += "])";
  std::string open = "A.[^1]\n\n[^1]: See " + std::string(20000, '(') + std::string(20000, '[') + ".\n";
  std::string quotes = "A.[^1]\n\n[^1]: ";
  for (int i = 0; i < 20000; ++i) quotes += "“‘\"";
  std::string supras = "A.[^1]\n\n[^1]: ";
  for (int i = 0; i < 5000; ++i) supras += "Marlowe, *supra* note " + std::to_string(i) + ", at 3; ";
  std::string parens = "A.[^1]\n\n[^1]: Fell v. Roe, 1 U.S. 1 (1800)";
  for (int i = 0; i < 3000; ++i) parens += " (quoting Fell v. Roe, 1 U.S. 1 (1800)";
  const std::vector<std::pair<std::string, std::string>> files{
      {"line.txt", std::string(10'000'000, 'a') + "¹ b.\n\n1. X.\n"}, {"words.txt", [] { std::string s; for (int i = 0; i < 1'000'000; ++i) s += "See id. 9 "; return s; }()}, {"brackets.md", brackets}, {"open.md", open}, {"quotes.md", quotes}, {"supras.md", supras}, {"parens.md", parens}, {"ids.md", "A.[^1]\n\n[^1]: " + repeated("See id. 9 ", 50000)}, {"dates.md", "A.[^1]\n\n[^1]: " + repeated("Fell (Jan. 1, 2000) ", 50000)}, {"commas.md", "A.[^1]\n\n[^1]: " + repeated("Roe, ", 100000) + "(2000)."}, {"urls.md", "A.[^1]\n\n[^1]: " + repeated("https://a.example/x, ", 30000)}, {"badurls.md", [] { std::string s = "A.[^1]\n\n[^1]: "; for (int i = 0; i < 30000; ++i) s += "http//a" + std::to_string(i) + ".example/x "; return s; }()}, {"spaced.md", "A.[^1]\n\n[^1]: http://a- " + repeated("b-c- ", 100000)}, {"closers.md", "A.[^1]\n\n[^1]: http://a.example" + repeated(")", 200000)}, {"dashes.txt", repeated("a—\n", 50000) + repeated("ab-\n", 50000) + "http://a.example/" + repeated("b/\n", 50000)}, {"comments.md", "A.[^1]\n\n[^1]: " + repeated("<!-- ", 50000) + "\n\n" + repeated("<!--\n\n", 20000)}, {"codes.md", "A.[^1]\n\n[^1]: " + repeated("42 U.S.C. § ", 10000)}, {"smiths.md", [] { std::string s = "A.[^1] B.[^2]\n\n[^1]: "; for (int i = 0; i < 2000; ++i) s += "Ada Smith, *Weirs " + std::to_string(i) + "*, 2 J. X L. 1 (2000); "; return s + "\n\n[^2]: " + repeated("Smith, *supra* note 1; ", 3000); }()}, {"see.md", "A.[^1]\n\n[^1]: " + repeated("see ", 10000)}, {"relations.md", "A.[^1]\n\n[^1]: See " + repeated("(quoting Roe v. Fell, 1 U.S. 1 (1800) ", 8000)}, {"crossed.md", "A.[^1]\n\n[^1]: See " + repeated("(", 50000) + repeated("]", 50000)}, {"long-note.md", "A.[^1]\n\n[^1]: " + repeated("See Ada Roe, *On Weirs*, 12 YALE L.J. 45 (1999); Fell v. Roe, 410 U.S. 113, 120 (1973). ", 12000)}, {"namesakes.md", namesakes(2000)}, {"groups.tex", repeated("{", 100000) + repeated("\\emph{", 100000)}, {"notes.tex", repeated("\\footnote{", 50000)}, {"macros.tex", "\\def\\a{\\b\\b}\\def\\b{\\a\\a x}" + repeated("\\a ", 20000)}, {"optional.tex", repeated("\\x[", 30000)}, {"number.txt", "A.¹\n\n1234567890123456789012345678901234567890. Some note.\n1. Marlowe, supra note 1234567890123456789012345678901234567890, at 3.\n"}, {"cut.txt", "A.\xE2\x80"}, {"latin.txt", "A caf\xE9.\xB9\n\n1. Fell.\n"}, {"stars.txt", std::string(100000, '*')}, {"under.md", std::string(100000, '_')}, {"calls.md", [] { std::string s; for (int i = 0; i < 20000; ++i) s += "[^" + std::to_string(i) + "]"; return s; }()}, {"laws.md", "A.[^1]\n\n[^1]: " + repeated("42 U.S.C. § 1983, ", 5000)}, {"digits.txt", "word\n" + std::string(400'000, '1') + "\nword words.\n1\n\nBody.1\n"}, {"halves.md", "A.[^1]\n\n[^1]: Ada Roe, Report on Weirs" + repeated("; OR, the Ferry ", 40000)}, {"asked.md", "A.[^1]\n\n[^1]: " + repeated("Ada Roe, Who Owns? ", 40000)}, {"lost.md", [] { std::string s; for (int i = 1; i <= 10000; ++i) s += "A.[^" + std::to_string(i) + "] B.[^" + std::to_string(i + 900000) + "]\n\n[^" + std::to_string(i) + "]: Ada Roe, *supra* note " + std::to_string(i + 800000) + ", at 4.\n\n"; return s; }()}};
  for (const auto& [name, bytes] : files) {
    write_file(scratch / name, bytes);
    const auto began = std::chrono::steady_clock::now();
    const Outcome run = check(scratch / name);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began).count();
    EXPECT_TRUE(run.code == 0 || run.code == 1) << name << " " << run.code << " " << run.err;
    EXPECT_LT(seconds, 60) << name << ": a hang, on the slowest machine";
  }
}

TEST(Hostile, utf16_and_a_byte_order_mark_are_read) {
  const Scratch scratch;
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("A.[1]\n\n1. EDITH MARLOWE, RIVERS AT LAW 12 (1988).\n")) utf16 += {c, '\0'};
  write_file(scratch / "u16.txt", utf16);
  write_file(scratch / "bom.txt",
             "\xEF\xBB\xBF"
             "A.[1]\n\n1. EDITH MARLOWE, RIVERS AT LAW 12 (1988).\n");
  const Outcome wide = check(scratch / "u16.txt");
  const Outcome marked = check(scratch / "bom.txt");
  EXPECT_EQ(wide.json()["manuscripts"][0]["citations"], marked.json()["manuscripts"][0]["citations"]);
  EXPECT_EQ(wide.json()["manuscripts"][0]["citations"].size(), 1U);
  EXPECT_EQ(marked.json()["manuscripts"][0]["notes"][0]["callout"]["offset"], 2);
}

}  // namespace
}  // namespace subcite::program
