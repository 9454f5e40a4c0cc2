// Pages saved with public services, played on loopback as their documents have them.
#include "program/program.h"

namespace subcite::program {
namespace {

class Services {
 public:
  Services() {
    ::setenv("SUBCITE_WAYBACK_KEY", "a:secret", 1);
    ::setenv("SUBCITE_PERMA_KEY", "secret", 1);
    child_ = start({"/usr/bin/env", "python3", SUBCITE_SUPPORT "/services.py", scratch_ / "port", scratch_ / "log"}, scratch_ / "out", scratch_ / "err");
    for (int i = 0; i < 1000 && !std::filesystem::exists(scratch_ / "port"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    port_ = read_file(scratch_ / "port");
  }
  ~Services() {
    ::kill(child_, SIGKILL);
    wait_for(child_);
    ::unsetenv("SUBCITE_WAYBACK_KEY");
    ::unsetenv("SUBCITE_PERMA_KEY");
  }
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;
  [[nodiscard]] std::string log() const { return read_file(scratch_ / "log"); }
  Outcome check(const std::string& paper, const std::vector<std::string>& more) const {
    return subcite(std::vector<std::string>{"check", "--format", "json", "--select", "U004", "--allow-private", "--connect-to", "::127.0.0.1:" + port_, "--wayback", "http://web.archive.org", "--perma", "http://api.perma.cc/v1", paper} + more);
  }

 private:
  Scratch scratch_;
  pid_t child_ = 0;
  std::string port_;
};

std::size_t count_of(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

TEST(Save, wayback_captures_go_behind_the_address) {
  const Scratch scratch;
  const Services services;
  write_file(scratch / "m.md", manuscript_with({"http://a.example/eels", "http://a.example/busy", "http://a.example/fail", "http://a.example/wall"}));
  const Outcome run = services.check(scratch / "m.md", {"--save", "wayback", "--cache", scratch / "c.sqlite"});
  const nlohmann::json m = run.json()["manuscripts"][0];
  EXPECT_EQ(m["links"][0]["snapshot_url"], "http://web.archive.org/web/20261128120000/http://a.example/eels") << run.err << run.out;
  EXPECT_EQ(m["links"][1]["snapshot_url"], "http://web.archive.org/web/20261128120000/http://a.example/busy");
  EXPECT_EQ(m["links"][2]["snapshot_url"], nullptr);
  EXPECT_EQ(m["links"][3]["snapshot_url"], nullptr) << "a wall was caught, not the page";
  EXPECT_NE(run.out.find("This URL is excluded"), std::string::npos);
  EXPECT_EQ(run.out.find("secret"), std::string::npos) << "the key stands in the report";
  const std::string asked = services.log();
  services.check(scratch / "m.md", {"--save", "wayback", "--cache", scratch / "c.sqlite"});
  EXPECT_EQ(count_of(services.log(), "eels&"), count_of(asked, "eels&")) << "asked for twice";
}

TEST(Save, perma_asks_once_and_takes_no_address_before_its_page_is_caught) {
  const Scratch scratch;
  const Services services;
  write_file(scratch / "m.md", manuscript_with({"http://a.example/eels", "http://a.example/fail", "http://a.example/wall"}));
  const Outcome run = services.check(scratch / "m.md", {"--save", "perma", "--perma-folder", "12", "--cache", scratch / "c.sqlite"});
  const nlohmann::json m = run.json()["manuscripts"][0];
  EXPECT_EQ(m["links"][0]["snapshot_url"], "https://perma.cc/AAAA-0000") << run.err << run.out;
  EXPECT_EQ(m["links"][1]["snapshot_url"], nullptr);
  EXPECT_EQ(m["links"][2]["snapshot_url"], nullptr);
  EXPECT_NE(services.log().find("{\"folder\":12,\"url\":\"http://a.example/eels\"}"), std::string::npos) << services.log();
  bool offered = false;
  for (const auto& f : m["findings"]) offered = offered || (f["fix"].is_object() && f["fix"]["edits"][0]["replacement"] == " [https://perma.cc/AAAA-0000]");
  EXPECT_TRUE(offered || m["findings"].size() == 1) << m["findings"];
}

TEST(Save, dry_runs_and_missing_keys_ask_for_nothing) {
  const Scratch scratch;
  {
    const Services services;
    write_file(scratch / "m.md", manuscript_with({"http://a.example/eels"}));
    const Outcome dry = services.check(scratch / "m.md", {"--save", "perma", "--save-dry-run"});
    EXPECT_NE(dry.err.find("would be saved: http://a.example/eels"), std::string::npos) << dry.err;
    EXPECT_EQ(services.log().find("POST"), std::string::npos);
  }
  const Outcome keyless = subcite({"check", "--save", "perma", scratch / "m.md"});
  EXPECT_EQ(keyless.code, 2);
  EXPECT_NE(keyless.err.find("SUBCITE_PERMA_KEY"), std::string::npos);
  EXPECT_EQ(subcite({"check", "--save", "attic", scratch / "m.md"}).code, 2);
}

}  // namespace
}  // namespace subcite::program
