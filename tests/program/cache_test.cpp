// The cache on disk: shared by runs, shown, cleared, rebuilt where it is damaged.
#include "program/program.h"

namespace subcite::program {
namespace {

TEST(Cache, serves_the_next_run_and_is_shown_and_cleared) {
  const Scratch scratch;
  write_file(scratch / "sites/a.example/eels.html", "<title>Eels in Sharp Decline</title><p>Eels.");
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with({"http://a.example/eels", "http://a.example/none"}));
  const std::vector<std::string> check = std::vector<std::string>{"check", "--format", "json", "--cache", scratch / "c/links.sqlite", scratch / "m.md"} + sites.options();
  const nlohmann::json first = subcite(check).json()["manuscripts"][0]["links"];
  EXPECT_EQ(first[0]["from_cache"], false);
  const nlohmann::json second = subcite(check).json()["manuscripts"][0]["links"];
  EXPECT_EQ(second[0]["from_cache"], true);
  EXPECT_EQ(second[0]["title"], "Eels in Sharp Decline");
  EXPECT_EQ(second[1]["status"], "broken");
  const Outcome shown = subcite({"cache", "show", "--cache", scratch / "c/links.sqlite"});
  EXPECT_EQ(lines_of(shown.out).size(), 2U) << shown.out;
  EXPECT_NE(shown.out.find("http://a.example/none"), std::string::npos);
  EXPECT_EQ(subcite({"cache", "clear", "--cache", scratch / "c/links.sqlite"}).code, 0);
  EXPECT_EQ(subcite({"cache", "show", "--cache", scratch / "c/links.sqlite"}).out, "");
  EXPECT_EQ(subcite({"cache", "burn"}).code, 2);
}

TEST(Cache, a_damaged_file_is_moved_aside_and_begun_anew) {
  const Scratch scratch;
  write_file(scratch / "sites/a.example/eels.html", "<title>Eels</title><p>Eels.");
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with({"http://a.example/eels"}));
  write_file(scratch / "links.sqlite", std::string(5000, 'x'));
  const Outcome run = subcite(std::vector<std::string>{"check", "--cache", scratch / "links.sqlite", scratch / "m.md"} + sites.options());
  EXPECT_NE(run.err.find("was damaged"), std::string::npos) << run.err;
  EXPECT_EQ(read_file(scratch / "links.sqlite.damaged"), std::string(5000, 'x'));
  EXPECT_NE(subcite({"cache", "show", "--cache", scratch / "links.sqlite"}).out.find("eels"), std::string::npos);
}

TEST(Cache, never_takes_the_place_of_another_file) {
  const Scratch scratch;
  write_file(scratch / "thesis.docx", "my thesis");
  EXPECT_EQ(subcite({"cache", "show", "--cache", scratch / "thesis.docx"}).code, 2);
  EXPECT_EQ(read_file(scratch / "thesis.docx"), "my thesis");
  EXPECT_FALSE(std::filesystem::exists(scratch / "thesis.docx.damaged"));
}

TEST(Cache, several_runs_share_one_file) {
  const Scratch scratch;
  std::vector<std::string> urls;
  for (int i = 0; i < 30; ++i) urls.push_back("http://a.example/" + std::to_string(i));
  write_file(scratch / "sites/a.example/eels.html", "<p>Eels.");
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with(urls));
  std::vector<pid_t> runs;
  for (int i = 0; i < 4; ++i) runs.push_back(start(std::vector<std::string>{SUBCITE_PROGRAM, "check", "--quiet", "--cache", scratch / "links.sqlite", scratch / "m.md"} + sites.options(), scratch / ("out" + std::to_string(i)), scratch / ("err" + std::to_string(i))));
  for (const pid_t run : runs) EXPECT_LT(wait_for(run), 2);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(read_file(scratch / ("err" + std::to_string(i))), "");
  EXPECT_EQ(lines_of(subcite({"cache", "show", "--cache", scratch / "links.sqlite"}).out).size(), 30U);
}

}  // namespace
}  // namespace subcite::program
