// Archives that are continued, cut short, damaged, verified and listed.
#include "program/program.h"

namespace subcite::program {
namespace {

struct Site {
  Scratch scratch;
  Site() {
    write_file(scratch / "sites/routes.txt", "a.example/gone close\n");
    write_file(scratch / "sites/a.example/eels.html", "<title>Eels in Decline</title><p>" + std::string(600, 'e'));
    write_file(scratch / "sites/a.example/copy.html", "<title>Eels in Decline</title><p>" + std::string(600, 'e'));
    write_file(scratch / "sites/a.example/weirs.html", "<title>Weirs</title><p>" + std::string(600, 'w'));
    write_file(scratch / "one.md", manuscript_with({"http://a.example/eels", "http://a.example/none"}));
    write_file(scratch / "two.md", manuscript_with({"http://a.example/copy", "http://a.example/weirs"}));
  }
  Outcome check(const std::string& paper, const std::string& archive) const {
    const Sites sites(scratch / "sites");
    return subcite(std::vector<std::string>{"check", "--archive", archive, scratch / paper} + sites.options());
  }
};

TEST(ArchiveFile, is_continued_and_refers_to_what_it_has) {
  const Site site;
  for (const char* name : {"a.wacz", "a.warc.gz"}) {
    const std::string file = site.scratch / name;
    site.check("one.md", file);
    const Outcome second = site.check("two.md", file);
    EXPECT_NE(second.code, 2) << second.err;
    EXPECT_FALSE(std::filesystem::exists(site.scratch / "a.wacz.warc.gz"));
    const Outcome verified = subcite({"archive", "verify", file});
    EXPECT_EQ(verified.code, 0) << verified.out << verified.err;
    const Outcome listed = subcite({"archive", "list", file});
    EXPECT_EQ(lines_of(listed.out).size(), 4U) << listed.out;
    EXPECT_NE(listed.out.find("same  text/html                 http://a.example/copy"), std::string::npos) << listed.out;
  }
}

TEST(ArchiveFile, keeps_what_a_page_is_shown_with_where_asked_to) {
  const Scratch scratch;
  write_file(scratch / "sites/a.example/eels.html", "<title>Eels in Decline</title><link rel=stylesheet href=/look.css><p>" + std::string(600, 'e'));
  write_file(scratch / "sites/a.example/look.css", "body { background: url(/other.css) }");
  write_file(scratch / "sites/a.example/other.css", "p { color: red }");
  write_file(scratch / "one.md", manuscript_with({"http://a.example/eels"}));
  const Sites sites(scratch / "sites");
  const auto check = [&](const std::vector<std::string>& more) { return subcite(std::vector<std::string>{"check", scratch / "one.md"} + more + sites.options()); };
  EXPECT_NE(check({"--archive", scratch / "a.wacz", "--archive-level", "page+requisites"}).code, 2);
  const Outcome listed = subcite({"archive", "list", scratch / "a.wacz"});
  for (const char* part : {"http://a.example/eels", "http://a.example/look.css", "http://a.example/other.css"}) EXPECT_NE(listed.out.find(part), std::string::npos) << listed.out;
  EXPECT_EQ(subcite({"archive", "verify", scratch / "a.wacz"}).code, 0);
  EXPECT_EQ(check({"--archive", scratch / "b.wacz"}).code != 2 && lines_of(subcite({"archive", "list", scratch / "b.wacz"}).out).size() == 1, true);
  EXPECT_EQ(check({"--archive-level", "page+requisites"}).code, 2);
  EXPECT_EQ(check({"--archive", scratch / "c.wacz", "--archive-level", "all"}).code, 2);
}

TEST(ArchiveFile, is_filled_anew_where_only_a_state_knows_its_pages) {
  const Site site;
  const Sites sites(site.scratch / "sites");
  const auto check = [&](const std::string& file) { return subcite(std::vector<std::string>{"check", "--state", site.scratch / "s", "--archive", site.scratch / file, site.scratch / "one.md"} + sites.options()); };
  for (int run = 0; run < 2; ++run) {  // the second one continues
    check("a.wacz");
    EXPECT_EQ(lines_of(subcite({"archive", "list", site.scratch / "a.wacz"}).out).size(), 2U);
  }
  std::filesystem::remove(site.scratch / "a.wacz");
  check("a.wacz");
  EXPECT_EQ(lines_of(subcite({"archive", "list", site.scratch / "a.wacz"}).out).size(), 2U);
}

/// ReplayWeb.page in Chromium: the text of a page, and of one whose content stands under another address.
TEST(ArchiveFile, is_replayed_by_the_player_of_web_archives) {
  const Site site;
  write_file(site.scratch / "sites/a.example/eels.html", "<title>Eels in Decline</title><p>The eels of the upper weir " + std::string(600, 'e'));
  write_file(site.scratch / "sites/a.example/copy.html", "<title>Eels in Decline</title><p>The eels of the upper weir " + std::string(600, 'e'));
  site.check("one.md", site.scratch / "a.wacz");
  site.check("two.md", site.scratch / "a.wacz");
  for (const std::string url : {"http://a.example/eels", "http://a.example/copy"}) {
    const Outcome replayed = run_program("/usr/bin/env", {"node", root() + "/tests/support/replay.mjs", site.scratch / "a.wacz", url, "The eels of the upper weir"});
    EXPECT_EQ(replayed.code, 0) << url << replayed.out << replayed.err;
  }
}

TEST(ArchiveFile, cut_short_at_any_byte_keeps_its_whole_records_and_is_continued) {
  const Site site;
  site.check("one.md", site.scratch / "a.warc.gz");
  const std::string whole = read_file(site.scratch / "a.warc.gz");
  for (std::size_t cut = 1; cut < whole.size(); cut += 1 + whole.size() / 23) {
    const std::string file = site.scratch / ("cut" + std::to_string(cut) + ".wacz");
    write_file(file + ".warc.gz", whole.substr(0, cut));  // what a killed run leaves
    if (cut == 1) continue;                               // one byte is no file to continue
    EXPECT_NE(site.check("two.md", file).code, 2) << cut;
    const Outcome verified = subcite({"archive", "verify", file});
    EXPECT_EQ(verified.code, 0) << cut << verified.out;
  }
}

TEST(ArchiveFile, says_what_is_damaged) {
  const Site site;
  site.check("one.md", site.scratch / "a.warc.gz");
  std::string bytes = read_file(site.scratch / "a.warc.gz");
  write_file(site.scratch / "short.warc.gz", bytes.substr(0, bytes.size() - 5));
  const Outcome cut = subcite({"archive", "verify", site.scratch / "short.warc.gz"});
  EXPECT_EQ(cut.code, 1);
  EXPECT_NE(cut.out.find("breaks off"), std::string::npos) << cut.out;
  EXPECT_EQ(subcite({"archive", "verify", site.scratch / "none.wacz"}).code, 2);
  EXPECT_EQ(subcite({"archive", "verify"}).code, 2);
}

TEST(ArchiveFile, another_file_of_that_name_is_left_alone) {
  const Site site;
  write_file(site.scratch / "a.warc.gz", "my notes");
  const Outcome run = site.check("one.md", site.scratch / "a.warc.gz");
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(read_file(site.scratch / "a.warc.gz"), "my notes");
  write_file(site.scratch / "a.wacz", "my notes");
  EXPECT_EQ(site.check("one.md", site.scratch / "a.wacz").code, 2);
  EXPECT_EQ(read_file(site.scratch / "a.wacz"), "my notes");
}

/// What is damaged in its middle, or another's, is never cut.
TEST(ArchiveFile, only_an_end_that_breaks_off_is_cut_away) {
  const Site site;
  const std::string file = site.scratch / "a.warc.gz";
  site.check("one.md", file);
  const std::string whole = read_file(file);
  std::string hurt = whole;
  hurt[hurt.size() / 2] = static_cast<char>(hurt[hurt.size() / 2] ^ 0x55);
  ASSERT_EQ(run_program("/bin/sh", {"-c", "gzip -dc '" + file + "' | gzip -c > '" + (site.scratch / "one-member") + "'"}).code, 0);
  for (const std::string& bytes : {hurt, read_file(site.scratch / "one-member")}) {
    write_file(file, bytes);
    const Outcome run = site.check("two.md", file);
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(read_file(file), bytes) << run.err;
  }
  EXPECT_FALSE(std::filesystem::exists(file + ".lock"));
}

TEST(ArchiveFile, of_another_program_keeps_what_only_that_one_knows) {
  const Site site;
  const std::string file = site.scratch / "a.wacz";
  site.check("one.md", file);
  ASSERT_EQ(run_program("/bin/sh", {"-c", "cd '" + (site.scratch / "") + "' && unzip -q a.wacz -d w && rm a.wacz && sed -i 's/subcite /Webrecorder /' w/datapackage.json && cd w && python3 -m zipfile -c ../a.wacz *"}).code, 0);
  const std::string before = read_file(file);
  const Outcome run = site.check("two.md", file);
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("another program"), std::string::npos) << run.err;
  EXPECT_EQ(read_file(file), before);
}

TEST(ArchiveFile, is_written_by_one_run_at_a_time) {
  const Site site;
  write_file(site.scratch / "sites/routes.txt", "a.example/slow slow 1500\n");
  write_file(site.scratch / "slow.md", manuscript_with({"http://a.example/slow"}));
  const Sites sites(site.scratch / "sites");
  const std::string file = site.scratch / "a.wacz";
  const pid_t first = start(std::vector<std::string>{SUBCITE_PROGRAM, "check", "--archive", file, site.scratch / "slow.md"} + sites.options(), site.scratch / "out", site.scratch / "err");
  for (int i = 0; i < 300 && !std::filesystem::exists(file + ".lock"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const Outcome second = subcite(std::vector<std::string>{"check", "--archive", file, site.scratch / "one.md"} + sites.options());
  EXPECT_EQ(second.code, 2);
  EXPECT_NE(second.err.find("another run"), std::string::npos) << second.err;
  wait_for(first);
  EXPECT_EQ(subcite({"archive", "verify", file}).code, 0);
}

TEST(ArchiveFile, says_where_a_page_is_cited_and_what_gave_no_answer) {
  const Site site;
  write_file(site.scratch / "m.md", manuscript_with({"http://a.example/eels", "http://a.example/gone"}));
  site.check("m.md", site.scratch / "a.warc.gz");
  const Outcome text = run_program("/bin/sh", {"-c", "gzip -dc '" + (site.scratch / "a.warc.gz") + "'"});
  EXPECT_NE(text.out.find("manuscript: " + (site.scratch / "m.md")), std::string::npos);
  EXPECT_NE(text.out.find("\r\nnote: 1\r\n"), std::string::npos);
  EXPECT_NE(text.out.find("\r\ncitation: "), std::string::npos);
  EXPECT_NE(text.out.find("fetch-error: connection-error"), std::string::npos) << text.out.substr(text.out.rfind("metadata"));
}

}  // namespace
}  // namespace subcite::program
