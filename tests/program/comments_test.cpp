// The Word file back with comments: at the calls of the notes, people's comments kept, taken out again by strip.
#include <cstdlib>

#include "program/program.h"
#include "support/word.h"

namespace subcite::program {
namespace {

std::size_t count_of(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

std::string word_file(bool with_comment) {
  const auto call = [](const std::string& id) { return "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>"; };
  const auto note = [](const std::string& id, const std::string& text) { return "<w:footnote w:id=\"" + id + "\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> " + text + "</w:t></w:r></w:p></w:footnote>"; };
  const std::string theirs = with_comment ? "<w:commentRangeStart w:id=\"4\"/><w:r><w:t> Three.</w:t></w:r><w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r>" : "<w:r><w:t> Three.</w:t></w:r>";
  std::map<std::string, std::string> parts{
      {"word/document.xml", "<w:document " + testing_support::kWordNamespaces + "><w:body><w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:t>One.</w:t></w:r>" + call("2") + "<w:r><w:t> Two.</w:t></w:r>" + call("3") + theirs + "</w:p></w:body></w:document>"},
      {"word/footnotes.xml", "<w:footnotes " + testing_support::kWordNamespaces + ">" + note("2", "Ada Roe, Weirs, 12 YALE L.J. 45, 47 (1999).") + note("3", "Roe, supra note 9, at 48; Roe, supra note 8, at 49.") + "</w:footnotes>"},
  };
  if (with_comment) parts.emplace("word/comments.xml", "<w:comments " + testing_support::kWordNamespaces + "><w:comment w:id=\"4\" w:author=\"Editor\"><w:p><w:r><w:t>Nice.</w:t></w:r></w:p></w:comment></w:comments>");
  return testing_support::word_package(parts);
}

Outcome comment(const std::string& file, const std::string& out) { return subcite({"check", "--offline", "--select", "S001", "--comment-author", "Ada", "--report", "docx=" + out, file}); }

/// What Word would not open without a word, by a script that knows nothing of ours.
std::string wrong_in(const std::string& file) {
  const Outcome run = run_program("/usr/bin/python3", {root() + "/tests/support/word_valid.py", file});
  return run.code == 0 ? run.out : run.err;
}

class CommentsOf : public testing::TestWithParam<bool> {};

TEST_P(CommentsOf, stand_at_the_calls_and_go_again) {
  const Scratch scratch;
  write_file(scratch / "a.docx", word_file(GetParam()));
  ASSERT_EQ(comment(scratch / "a.docx", scratch / "b.docx").code, 1);
  const std::string ours = testing_support::part_of(read_file(scratch / "b.docx"), "word/comments.xml");
  EXPECT_EQ(count_of(ours, "w:author=\"Ada\""), 2U) << ours;
  EXPECT_EQ(count_of(ours, "What was checked"), 1U) << "of the whole";
  EXPECT_NE(ours.find("Rules: 1 on (bluebook21)"), std::string::npos) << ours;
  EXPECT_NE(ours.find("Note 2"), std::string::npos);
  EXPECT_EQ(count_of(ours, "S001 supra-target-missing"), 2U);
  EXPECT_EQ(count_of(ours, "Nice."), GetParam() ? 1U : 0U);
  const std::string body = testing_support::part_of(read_file(scratch / "b.docx"), "word/document.xml");
  EXPECT_NE(body.find("/><w:r><w:footnoteReference w:id=\"3\"/></w:r><w:commentRangeEnd"), std::string::npos) << body;
  EXPECT_EQ(testing_support::part_of(read_file(scratch / "b.docx"), "word/footnotes.xml"), testing_support::part_of(word_file(GetParam()), "word/footnotes.xml"));
  EXPECT_NE(testing_support::part_of(read_file(scratch / "b.docx"), "[Content_Types].xml").find("comments+xml"), std::string::npos);

  EXPECT_EQ(wrong_in(scratch / "b.docx"), "");

  ASSERT_EQ(comment(scratch / "b.docx", scratch / "c.docx").code, 1);  // a second run adds none twice
  EXPECT_EQ(wrong_in(scratch / "c.docx"), "");
  EXPECT_EQ(count_of(testing_support::part_of(read_file(scratch / "c.docx"), "word/comments.xml"), "w:author=\"Ada\""), 2U);

  ASSERT_EQ(subcite({"strip", scratch / "c.docx", "-o", scratch / "d.docx"}).code, 0);
  EXPECT_EQ(testing_support::part_of(read_file(scratch / "d.docx"), "word/document.xml"), testing_support::part_of(word_file(GetParam()), "word/document.xml"));
  EXPECT_EQ(count_of(testing_support::part_of(read_file(scratch / "d.docx"), "word/comments.xml"), "Nice."), GetParam() ? 1U : 0U);
  EXPECT_EQ(subcite({"strip", scratch / "c.docx", "-o", scratch / "d.docx"}).code, 2);
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutAComment, CommentsOf, testing::Bool());

TEST(Comments, stand_beside_safe_fixes_on_request) {
  const Scratch scratch;
  const auto note = [](const std::string& id, const std::string& text) { return "<w:footnote w:id=\"" + id + "\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> " + text + "</w:t></w:r></w:p></w:footnote>"; };
  const std::string body = "<w:document " + testing_support::kWordNamespaces + "><w:body><w:p><w:r><w:t>One.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t> Two.</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p></w:body></w:document>";
  write_file(scratch / "a.docx", testing_support::word_package({{"word/document.xml", body}, {"word/footnotes.xml", "<w:footnotes " + testing_support::kWordNamespaces + ">" + note("2", "Ada Roe, Weirs, 12 YALE L.J. 45, 47 (1999).") + note("3", "Roe, supra note 2, at 48.") + "</w:footnotes>"}}));
  ASSERT_EQ(subcite({"check", "--offline", "--fixes", "--report", "docx=" + (scratch / "b.docx"), scratch / "a.docx"}).code, 1);
  const std::string notes = testing_support::part_of(read_file(scratch / "b.docx"), "word/footnotes.xml");
  EXPECT_NE(notes.find("<w:del "), std::string::npos) << notes;
  EXPECT_NE(notes.find("<w:ins "), std::string::npos) << notes;
  EXPECT_NE(testing_support::part_of(read_file(scratch / "b.docx"), "word/comments.xml").find("S005"), std::string::npos);
  const nlohmann::json report = subcite({"check", "--offline", "--format", "json", scratch / "a.docx"}).json();
  nlohmann::json decisions = {{"schema", "subcite-triage/1"}, {"decisions", nlohmann::json::array()}};
  for (const nlohmann::json& f : report["manuscripts"][0]["findings"]) decisions["decisions"].push_back({{"manuscript", "a.docx"}, {"fingerprint", f["fingerprint"]}, {"decision", "dismissed"}});
  write_file(scratch / "t.json", decisions.dump());
  subcite({"check", "--offline", "--fixes", "--triage", scratch / "t.json", "--report", "docx=" + (scratch / "c.docx"), scratch / "a.docx"});
  EXPECT_EQ(testing_support::part_of(read_file(scratch / "c.docx"), "word/footnotes.xml").find("<w:ins "), std::string::npos) << "what was dismissed is left alone";

  EXPECT_EQ(wrong_in(scratch / "b.docx"), "");
  const Outcome text = run_program("/usr/bin/pandoc", {"-t", "plain", scratch / "b.docx"});
  EXPECT_NE(text.out.find("Id. at 48"), std::string::npos) << text.out;
}

TEST(Comments, are_looked_at_by_a_script_that_sees_faults) {
  const Scratch scratch;
  write_file(scratch / "a.docx", testing_support::word_from_parts("=== word/document.xml\n<w:body><w:p><w:ins w:id=\"1\"/><w:del w:id=\"1\"/></w:p></w:body>\n=== word/comments.xml\n<w:comment w:id=\"4\"/>\n"));
  const std::string wrong = wrong_in(scratch / "a.docx");
  for (const char* fault : {"tracked change 1 is there 2 times", "comment 4 has no author", "commentRangeStart: ['4'] without a partner"}) EXPECT_NE(wrong.find(fault), std::string::npos) << wrong;
}

TEST(Comments, are_opened_by_pandoc_which_finds_the_text_unchanged) {
  const Scratch scratch;
  write_file(scratch / "a.docx", word_file(true));
  comment(scratch / "a.docx", scratch / "b.docx");
  for (const char* name : {"a", "b"}) ASSERT_EQ(std::system(("pandoc -f docx -t plain -o '" + (scratch / name) + ".txt' '" + (scratch / name) + ".docx'").c_str()), 0);
  EXPECT_EQ(read_file(scratch / "a.txt"), read_file(scratch / "b.txt"));
  ASSERT_EQ(std::system(("pandoc --track-changes=all -f docx -t native -o '" + (scratch / "n.txt") + "' '" + (scratch / "b.docx") + "'").c_str()), 0);
  EXPECT_EQ(count_of(read_file(scratch / "n.txt"), "comment-start"), 3U);
}

TEST(Comments, are_opened_by_libreoffice) {
  const Scratch scratch;
  write_file(scratch / "a.docx", word_file(true));
  comment(scratch / "a.docx", scratch / "b.docx");
  ASSERT_TRUE(office_makes(scratch, "fodt", "b.docx"));
  const std::string xml = read_file(scratch / "office/b.fodt");
  EXPECT_EQ(count_of(xml, "<office:annotation "), 3U);
  EXPECT_NE(xml.find("Note 2"), std::string::npos) << xml;
}

TEST(Comments, are_for_one_word_file) {
  const Scratch scratch;
  const std::string word = word_file(false);  // made once: a ZIP holds the time
  write_file(scratch / "a.docx", word);
  write_file(scratch / "a.md", "One.[^1]\n\n[^1]: Nobody doubts it.\n");
  EXPECT_EQ(comment(scratch / "a.md", scratch / "b.docx").code, 2);
  EXPECT_FALSE(std::filesystem::exists(scratch / "b.docx"));
  EXPECT_EQ(subcite({"check", "--offline", "--report", "docx=" + (scratch / "b.docx"), scratch / "a.docx", scratch / "a.md"}).code, 2);
  EXPECT_EQ(comment(scratch / "a.docx", scratch / "a.docx").code, 2);
  EXPECT_EQ(read_file(scratch / "a.docx"), word);
}

}  // namespace
}  // namespace subcite::program
