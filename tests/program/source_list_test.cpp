// The source list and the bibliography files, taken in again by programs that are not ours: openpyxl, Python's csv,
// pandoc and bibutils.
#include "program/program.h"

namespace subcite::program {
namespace {

const std::string kPaper =
    "One.[^1] Two.[^2] Three.[^3] Four.[^4]\n\n"
    "[^1]: Alba v. Corr, 512 U.S. 301, 305 (1994); Jane Q. Doe, Jr., *Weirs & Dams*, 95 Harv. L. Rev. 100, 105 (1982).\n"
    "[^2]: 42 U.S.C. § 2000e–2(a) (2018); S.C. Res. 1373, ¶ 2, U.N. Doc. S/RES/1373 (Sept. 28, 2001).\n"
    "[^3]: Doe, *supra* note 1, at 110; U.S. Const. amend. XIV, § 1; H.R. 1234, 116th Cong. (2019).\n"
    "[^4]: Ada Roe, *=SUM(1): On Tables* 7 (2001), https://weirs.example/tables.pdf; 29 C.F.R. § 1910.12 (2020).\n";

/// The paper and its reports in a folder.
class Lists : public testing::Test {
 protected:
  Lists() {
    write_file(scratch_ / "m.md", kPaper);
    run_ = subcite({"check", "--offline", "--fail-on", "never", "--assign", "ANNA=1-2,BEN=3-9", "--report", "xlsx=" + (scratch_ / "s.xlsx"), "--report", "csv=" + (scratch_ / "s.csv"), "--report", "csl=" + (scratch_ / "s.json"), "--report", "ris=" + (scratch_ / "s.ris"), "--report", "bibtex=" + (scratch_ / "s.bib"), scratch_ / "m.md"});
  }
  nlohmann::json read(const std::string& kind) { return run_program("/usr/bin/python3", {root() + "/tests/support/read_sources.py", kind, scratch_ / ("s." + kind)}).json(); }

  Scratch scratch_;
  Outcome run_;
};

/// The column of this head, row by row.
std::vector<std::string> column(const nlohmann::json& table, const std::string& head) {
  const nlohmann::json& rows = table["rows"];
  std::vector<std::string> out;
  for (std::size_t k = 0; k < rows[0].size(); ++k)
    for (std::size_t r = 1; r < rows.size() && rows[0][k] == head; ++r) out.push_back(rows[r][k]);
  return out;
}

TEST_F(Lists, a_workbook_opens_elsewhere_and_has_what_staff_need) {
  ASSERT_EQ(run_.code, 0) << run_.err;
  const nlohmann::json book = read("xlsx");
  EXPECT_EQ(book["frozen"], "A2");
  EXPECT_EQ(book["filter"], "A1:P9");
  EXPECT_EQ(book["choices"], "\"to pull,pulled,interlibrary loan,unavailable\"");
  EXPECT_EQ(book["chosen_in"], "N2:N9");
  EXPECT_EQ(column(book, "Pincites to check")[1], "105 (n. 1); 110 (n. 3)");
  EXPECT_EQ(column(book, "All notes")[1], "1, 3");
  EXPECT_EQ(column(book, "Assigned to"), (std::vector<std::string>{"ANNA", "ANNA", "ANNA", "ANNA", "BEN", "BEN", "BEN", "BEN"}));
  EXPECT_EQ(book["rows"], read("csv")["rows"]);
  ASSERT_EQ(book["checked"].size(), 6U) << book["checked"];
  EXPECT_EQ(book["checked"][0], (nlohmann::json{"Manuscript", "What", "How"}));
  EXPECT_EQ(book["checked"][5][1], "Links");
}

TEST_F(Lists, each_source_says_where_it_can_be_pulled) {
  EXPECT_EQ(column(read("csv"), "Where to pull it"), (std::vector<std::string>{"https://www.courtlistener.com/c/U.S./512/301/", "", "https://www.govinfo.gov/link/uscode/42/2000e-2?year=2018", "https://docs.un.org/en/S/RES/1373(2001)", "https://www.law.cornell.edu/constitution/amendmentxiv", "https://www.govinfo.gov/link/bills/116/hr/1234", "https://weirs.example/tables.pdf#page=7", "https://www.govinfo.gov/link/cfr/29/1910?sectionnum=12&year=2020"}));
}

TEST_F(Lists, file_names_are_plain_and_by_the_pattern) {
  EXPECT_EQ(column(read("csv"), "File name")[1], "002-doe-1982");
  EXPECT_EQ(column(read("csv"), "File name")[2], "003-42-u-s-c-2000e-2-a-2018");
  const Outcome run = subcite({"check", "--offline", "--fail-on", "never", "--format", "csv", "--pull-name", "{note}_{title}", scratch_ / "m.md"});
  EXPECT_NE(run.out.find(",1_weirs-dams,"), std::string::npos) << run.out;
}

TEST_F(Lists, pandoc_takes_in_csl_and_bibtex) {
  const nlohmann::json csl = run_program("/usr/bin/pandoc", {"-f", "csljson", "-t", "csljson", scratch_ / "s.json"}).json();
  ASSERT_EQ(csl.size(), 8U);
  const nlohmann::json bib = run_program("/usr/bin/pandoc", {"-f", "bibtex", "-t", "csljson", scratch_ / "s.bib"}).json();
  ASSERT_EQ(bib.size(), 8U);
  for (const nlohmann::json& list : {csl, bib})
    for (const nlohmann::json& entry : list)
      if (entry["title"] == "Weirs & Dams") {
        EXPECT_EQ(entry["author"][0]["family"], "Doe");
        EXPECT_EQ(entry["author"][0]["suffix"], "Jr.");
        EXPECT_EQ(entry["container-title"], "Harv. L. Rev.");
        EXPECT_EQ(entry["page"], "100");
      }
  EXPECT_EQ(std::count_if(bib.begin(), bib.end(), [](const nlohmann::json& e) { return e["title"] == "Weirs & Dams"; }), 1);
}

TEST_F(Lists, bibutils_take_in_ris) {
  const Outcome run = run_program("/usr/bin/ris2xml", {"-nb", scratch_ / "s.ris"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("<namePart type=\"family\">Doe</namePart>"), std::string::npos) << run.out;
  EXPECT_NE(run.err.find("Processed 8 references"), std::string::npos) << run.err;
}

TEST(SourceList, a_wrong_place_is_not_pulled_and_what_was_found_is_remarked) {
  const Scratch scratch;
  write_file(scratch / "m.md", "A.[^1] B.[^2]\n\n[^1]: Alba v. Corr, 512 U.S. 412–13 (1994); Act of Sept. 24, 1789, 1 Stat. 73; Ada Roe, *Weirs* 7 (2001), https://weirs.example/a_b.html.\n[^2]: Roe, *supra* note 9, at 8.\n");
  const Outcome run = subcite({"check", "--offline", "--format", "csv", "--fail-on", "never", scratch / "m.md"});
  EXPECT_EQ(run.out.find("courtlistener"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("link/statute"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("S001 (n. 2)"), std::string::npos) << run.out;
  EXPECT_NE(subcite({"check", "--offline", "--format", "bibtex", "--fail-on", "never", scratch / "m.md"}).out.find("url = {https://weirs.example/a_b.html}"), std::string::npos);
}

TEST(SourceList, hostile_words_are_words_in_bibtex) {
  const Scratch scratch;
  write_file(scratch / "m.md", "A.[^1},title={x}]\n\n[^1},title={x}]: Ada Roe, *Braces } @misc{evil, title=* 7 (2001).\n");
  const nlohmann::json list = [&] {
    write_file(scratch / "m.bib", subcite({"check", "--offline", "--format", "bibtex", "--fail-on", "never", scratch / "m.md"}).out);
    return run_program("/usr/bin/pandoc", {"-f", "bibtex", "-t", "csljson", scratch / "m.bib"}).json();
  }();
  ASSERT_EQ(list.size(), 1U) << list;
  EXPECT_EQ(list[0]["id"].get<std::string>().find_first_of("{},="), std::string::npos) << list;
}

TEST(SourceList, a_field_is_never_a_formula) {
  const Scratch scratch;
  write_file(scratch / "=1+1.md", "A.[^1]\n\n[^1]: Ada Roe, *Weirs* 7 (2001).\n");
  const Outcome run = run_program("/bin/sh", {"-c", "cd " + (scratch / "") + " && " + std::string(SUBCITE_PROGRAM) + " check --offline --format csv =1+1.md"});
  EXPECT_NE(run.out.find("\n'=1+1.md,"), std::string::npos) << run.out;
}

TEST(SourceList, what_cannot_be_is_said) {
  const Scratch scratch;
  write_file(scratch / "m.md", kPaper);
  const auto says = [&](const std::vector<std::string>& more) {
    std::vector<std::string> all{"check", "--offline", scratch / "m.md"};
    all.insert(all.end(), more.begin(), more.end());
    const Outcome run = subcite(all);
    EXPECT_EQ(run.code, 2);
    return run.err;
  };
  EXPECT_NE(says({"--assign", "ANNA=1-60,BEN=60-90"}).find("Note 60 is given to ANNA and to BEN"), std::string::npos);
  EXPECT_NE(says({"--assign", "ANNA"}).find("NAME=FIRST-LAST"), std::string::npos);
  EXPECT_NE(says({"--pull-name", "{autor}"}).find("{autor}"), std::string::npos);
  EXPECT_NE(says({"--pull-name", "../{name}"}).find("no file name"), std::string::npos);
  EXPECT_NE(says({"--pull-name", "all"}).find("one name"), std::string::npos);
  EXPECT_NE(says({"--pull-name", "{number"}).find("not closed"), std::string::npos);
  EXPECT_NE(says({"--fixes"}).find("--report docx=FILE"), std::string::npos);
  EXPECT_NE(says({"--format", "xlsx"}).find("--report xlsx=FILE"), std::string::npos);
}

TEST(SourceList, json_lines_are_the_manuscripts_and_the_summary) {
  const Scratch scratch;
  write_file(scratch / "a.md", kPaper);
  write_file(scratch / "b.md", "No notes.\n");
  const Outcome run = subcite({"check", "--offline", "--format", "jsonl", scratch / "a.md", scratch / "b.md"});
  const std::vector<std::string> lines = lines_of(run.out);
  ASSERT_EQ(lines.size(), 3U) << run.out;
  EXPECT_EQ(nlohmann::json::parse(lines[0])["authorities"].size(), 8U);
  EXPECT_EQ(nlohmann::json::parse(lines[2])["summary"]["manuscripts"], 2);
}

}  // namespace
}  // namespace subcite::program
