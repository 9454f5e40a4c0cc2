// Links that one run fetched and others take: the hosts shared out, the report that of one machine.
#include "program/program.h"

namespace subcite::program {
namespace {

class KeptLinks : public testing::Test {
 protected:
  KeptLinks() {
    for (const std::string site : {"a", "b", "c", "d"}) write_file(scratch_ / ("sites/" + site + ".example/eels.html"), "<title>Eels of " + site + "</title><p>Eels.");
    write_file(scratch_ / "in/one.md", manuscript_with({"http://a.example/eels", "http://b.example/eels", "http://c.example/none"}));
    write_file(scratch_ / "in/two.md", manuscript_with({"http://www.a.example/none", "http://d.example/eels", "http://c.example/none", "http://b.example:port/x"}));
    write_file(scratch_ / "in/three.md", "No notes.\n");
  }

  [[nodiscard]] std::string kept(const std::string& k) const { return scratch_ / ("kept" + k); }
  [[nodiscard]] Outcome fetch(const std::string& k, const std::string& all, const std::vector<std::string>& more) const { return subcite(std::vector<std::string>{"links", "--no-cache", "--keep", kept(k), "--shard", k + "/" + all, scratch_ / "in"} + more); }
  void fetch_all(const std::vector<std::string>& more) const {
    for (const std::string k : {"1", "2", "3"}) {
      const Outcome run = fetch(k, "3", more);
      EXPECT_LE(run.code, 1) << run.err;
    }
  }
  [[nodiscard]] Outcome check(const std::vector<std::string>& more) const { return subcite(std::vector<std::string>{"check", "--format", "json", "--fail-on", "never", scratch_ / "in"} + more); }
  [[nodiscard]] std::vector<std::string> all_kept() const { return {"--kept-links", kept("1"), "--kept-links", kept("2"), "--kept-links", kept("3")}; }

  /// But for when each was fetched.
  static nlohmann::json undated(const Outcome& run) {
    nlohmann::json report = run.json();
    for (auto& m : report["manuscripts"])
      for (auto& link : m["links"]) link.erase("checked_at");
    return report;
  }

  Scratch scratch_;
};

TEST_F(KeptLinks, hosts_shared_out_give_the_report_of_one_machine) {
  {
    const Sites sites(scratch_ / "sites");
    write_file(scratch_ / "whole.json", check(std::vector<std::string>{"--no-cache"} + sites.options()).out);
    fetch_all(sites.options());
  }
  const Outcome run = check(all_kept());
  EXPECT_EQ(run.err, "");
  nlohmann::json whole = undated({0, read_file(scratch_ / "whole.json"), ""});
  EXPECT_EQ(undated(run), whole);
  EXPECT_EQ(whole["summary"]["links_broken"], 2);
  std::vector<std::string> merge{"merge", "--format", "json", "--fail-on", "never"};
  for (const std::string k : {"1", "2"}) {
    (void)check(all_kept() + std::vector<std::string>{"--shard", k + "/2", "--state", scratch_ / ("s" + k)});
    merge.push_back(scratch_ / ("s" + k));
  }
  EXPECT_EQ(undated(subcite(merge)), whole);
}

TEST_F(KeptLinks, what_is_kept_is_not_fetched_again) {
  std::string first;
  {
    const Sites sites(scratch_ / "sites");
    first = fetch("1", "1", sites.options()).out;
  }
  const Outcome again = fetch("1", "1", {"--allow-private", "--connect-to", "::127.0.0.1:1"});
  EXPECT_EQ(again.out, first);
  EXPECT_NE(first.find("Eels of a"), std::string::npos);
  write_file(scratch_ / "in/one.md", manuscript_with({"http://a.example/eels", "http://b.example/new"}));
  const Outcome changed = fetch("1", "1", {"--allow-private", "--connect-to", "::127.0.0.1:1"});
  EXPECT_NE(changed.out.find("connection-error"), std::string::npos) << changed.out;
}

TEST_F(KeptLinks, a_manuscript_is_known_by_any_spelling_of_its_path) {
  const Sites sites(scratch_ / "sites");
  (void)fetch("1", "1", sites.options());
  const Outcome run = run_program("/bin/sh", {"-c", "cd " + (scratch_ / "in") + " && " + SUBCITE_PROGRAM + " check --fail-on never --kept-links ../kept1 ./one.md"});
  EXPECT_EQ(run.out.find("not among the kept results"), std::string::npos) << run.out;
}

TEST_F(KeptLinks, a_network_that_is_down_is_not_kept_as_dead_links) {
  const Outcome down = run_program("/bin/sh", {"-c", "unshare -rn " + std::string(SUBCITE_PROGRAM) + " links --no-cache --keep " + kept("1") + " " + (scratch_ / "in/one.md")});
  if (down.err.find("unshare") != std::string::npos) GTEST_SKIP() << down.err;
  EXPECT_EQ(down.code, 2) << down.err;
  EXPECT_NE(down.err.find("nothing was kept"), std::string::npos) << down.err;
  EXPECT_NE(subcite({"check", "--fail-on", "never", "--kept-links", kept("1"), scratch_ / "in/one.md"}).out.find("3 links are not among the kept results"), std::string::npos);
}

TEST_F(KeptLinks, a_run_with_the_network_does_not_take_what_a_state_has_of_kept_links) {
  const Sites sites(scratch_ / "sites");
  (void)run_program("/bin/sh", {"-c", std::string(SUBCITE_PROGRAM) + " links --keep " + kept("1") + " " + (scratch_ / "in/three.md")});
  EXPECT_NE(check({"--kept-links", kept("1"), "--state", scratch_ / "s"}).out.find("not among the kept"), std::string::npos);
  EXPECT_EQ(check(std::vector<std::string>{"--no-cache", "--state", scratch_ / "s"} + sites.options()).json()["summary"]["links_broken"], 2);
}

TEST_F(KeptLinks, a_part_asks_its_own_hosts_alone) {
  const Sites sites(scratch_ / "sites");
  std::map<std::string, std::set<std::string>> parts;
  for (const std::string k : {"1", "2", "3"})
    for (const std::string& line : lines_of(fetch(k, "3", sites.options()).out)) {
      const std::string url = nlohmann::json::parse(line)["url"];
      if (url.find(":port") == std::string::npos) parts[url.substr(url.find("a.example") == std::string::npos ? 7 : url.find("a.example"), 9)].insert(k);
    }
  ASSERT_EQ(parts.size(), 4U);
  for (const auto& [host, of] : parts) EXPECT_EQ(of.size(), 1U) << host;
}

TEST_F(KeptLinks, a_part_that_is_missing_is_told) {
  {
    const Sites sites(scratch_ / "sites");
    fetch_all(sites.options());
  }
  const Outcome run = check({"--kept-links", kept("1")});
  EXPECT_NE(run.out.find("not among the kept results"), std::string::npos) << run.out;
  EXPECT_EQ(check({"--kept-links", scratch_ / "none"}).code, 2);
  EXPECT_EQ(check(all_kept() + std::vector<std::string>{"--offline"}).code, 2);
  EXPECT_EQ(check(all_kept() + std::vector<std::string>{"--archive", scratch_ / "a.wacz"}).code, 2);
}

TEST_F(KeptLinks, a_state_sees_that_other_results_are_kept) {
  write_file(scratch_ / "in/two.md", "No notes.\n");
  const std::vector<std::string> state{"--kept-links", kept("1"), "--state", scratch_ / "s"};
  const Sites sites(scratch_ / "sites");
  (void)fetch("1", "1", sites.options());
  EXPECT_EQ(check(state).json()["summary"]["links_broken"], 1);
  std::filesystem::remove(kept("1"));
  write_file(scratch_ / "sites/c.example/none.html", "<title>Back</title><p>Eels.");
  (void)fetch("1", "1", sites.options());
  const Outcome run = check(state);
  EXPECT_EQ(run.json()["summary"]["links_broken"], 0) << run.out;
}

}  // namespace
}  // namespace subcite::program
