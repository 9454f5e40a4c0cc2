// The page for editors: hostile text stays text, its policy lets in its own style and script alone, chains can be walked.
#include <openssl/evp.h>

#include "program/program.h"

namespace subcite::program {
namespace {

std::string between(const std::string& text, const std::string& open, const std::string& close) {
  const std::size_t from = text.find(open) + open.size();
  return text.substr(from, text.find(close, from) - from);
}

std::string digest(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), value.data(), &size, EVP_sha256(), nullptr);
  std::array<unsigned char, 100> out{};
  EVP_EncodeBlock(out.data(), value.data(), static_cast<int>(size));
  return "sha256-" + std::string(reinterpret_cast<const char*>(out.data()));
}

TEST(Html, keeps_text_text_and_its_policy_to_its_own_parts) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: Ada Roe, *Weirs <script>alert(1)</script> & \"Locks\"*, 12 YALE L.J. 45, 47 (1999), javascript:alert(1).\n\n[^2]: *Id.* at 48.\n\n[^3]: Roe, *supra* note 9, at 50.\n");
  ASSERT_EQ(subcite({"check", "--offline", "--quiet", "--report", "html=" + (scratch / "a.html"), scratch / "a.md"}).code, 1);
  const std::string page = read_file(scratch / "a.html");
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("href=\"javascript"), std::string::npos);
  EXPECT_EQ(page.find("src="), std::string::npos) << "the page needs another file";
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(policy.find("style-src '" + digest(between(page, "<style>", "</style>")) + "'"), std::string::npos) << "the style is not the one of the policy";
  EXPECT_NE(policy.find("script-src '" + digest(between(page, "<script>", "</script>")) + "'"), std::string::npos) << "the script is not the one of the policy";
  EXPECT_NE(page.find("<li>Id. at 48 → <a href=\"#m0-n0\">note 1</a>: Ada Roe"), std::string::npos) << page;
  EXPECT_NE(page.find("data-severity=\"error\" data-rule=\"S001\""), std::string::npos);
  EXPECT_NE(page.find("<b>1</b>error</li>"), std::string::npos);
}

/// Chromium through playwright-core, over a pipe.
nlohmann::json browse(const Scratch& scratch) {
  const Outcome run = run_program("/usr/bin/env", {"node", root() + "/tests/support/html_page.mjs", scratch / "a.html", scratch / ""});
  EXPECT_EQ(run.code, 0) << run.err;
  return run.code == 0 ? run.json() : nlohmann::json();
}

nlohmann::json save(const std::string& page, const std::string& file, const std::string& what = {}) {
  const Outcome run = run_program("/usr/bin/env", {"node", root() + "/tests/support/html_save.mjs", page, file, what});
  EXPECT_EQ(run.code, 0) << run.err;
  return run.code == 0 ? run.json() : nlohmann::json();
}

TEST(Html, filters_chains_and_decisions_work_in_a_browser) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999), https://weirs.example/a.\n\n[^2]: *Id.* at 48.\n\n[^3]: Roe, *supra* note 9, at 50.\n");
  const std::vector<std::string> check{"check", "--offline", "--quiet", "--format", "json", "--report", "html=" + (scratch / "a.html"), scratch / "a.md"};
  const auto first = subcite(check).json()["manuscripts"][0]["findings"];
  ASSERT_EQ(first.size(), 2U) << first.dump(1);
  const nlohmann::json seen = browse(scratch);
  EXPECT_EQ(seen["errors"], nlohmann::json::array());
  EXPECT_EQ(seen["all"], "2 findings shown");
  EXPECT_EQ(seen["errors_only"], "1 finding shown");
  EXPECT_EQ(seen["notes_with_errors"], 1);
  EXPECT_EQ(seen["notes_of_no_words"], 0);
  EXPECT_EQ(seen["target"], "#m0-n0");
  EXPECT_EQ(seen["target_visible"], true);
  EXPECT_EQ(seen["kept"], 1);
  EXPECT_EQ(seen["undecided"], "0 findings shown");
  EXPECT_EQ(seen["explained"], 2);
  EXPECT_EQ(seen["overflow"], false);
  EXPECT_EQ(seen["form_in_print"], false);

  std::vector<std::string> again = check;
  again.insert(again.end() - 1, {"--triage", scratch / "triage.json"});
  const auto second = subcite(again).json()["manuscripts"][0]["findings"];
  EXPECT_EQ(second[0]["suppressed_by"], "triage: dismissed");
  EXPECT_EQ(second[1]["confirmed"], true);
  EXPECT_NE(read_file(scratch / "a.html").find("1 finding dismissed in an earlier round"), std::string::npos);

  const nlohmann::json later = save(scratch / "a.html", scratch / "later.json");
  EXPECT_EQ(later["errors"], nlohmann::json::array());
  EXPECT_EQ(later["all"], "1 finding shown");
  EXPECT_EQ(later["visible"], 1) << "a dismissed finding is shown again";
  EXPECT_EQ(nlohmann::json::parse(read_file(scratch / "later.json"))["decisions"].size(), 2U) << "a decision of an earlier round is not saved again";
}

TEST(Html, decisions_on_what_several_manuscripts_show_survive_the_next_round) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1]\n\n[^1]: Ada Roe, *Weirs and Their Keepers*, 12 YALE L.J. 45, 47 (1999).\n");
  write_file(scratch / "b.md", "One.[^1]\n\n[^1]: Ada Roe, *Weirs and Their Owners*, 12 YALE L.J. 45, 50 (1999).\n");
  const auto check = [&](std::vector<std::string> more) {
    std::vector<std::string> call{"check", "--offline", "--quiet", "--format", "json", "--report", "html=" + (scratch / "index.html")};
    call.insert(call.end(), more.begin(), more.end());
    call.insert(call.end(), {scratch / "a.md", scratch / "b.md"});
    return subcite(call);
  };
  ASSERT_EQ(check({}).json()["across"].size(), 1U);
  const nlohmann::json seen = save(scratch / "index.html", scratch / "one.json", "dismiss");
  EXPECT_EQ(seen["errors"], nlohmann::json::array());
  EXPECT_EQ(seen["all"], "1 finding shown");
  EXPECT_EQ(seen["sources_of_no_words"], 0);
  EXPECT_EQ(seen["name"], "triage-all.json");

  const Outcome second = check({"--triage", scratch / "one.json"});
  EXPECT_EQ(second.code, 0);
  EXPECT_EQ(second.json()["across"][0]["suppressed_by"], "triage: dismissed");
  EXPECT_EQ(second.json()["summary"]["suppressed"], 1);
  EXPECT_EQ(save(scratch / "index.html", scratch / "two.json")["visible"], 0);
  EXPECT_EQ(read_file(scratch / "one.json"), read_file(scratch / "two.json"));

  write_file(scratch / "b.md", "One.[^1]\n\n[^1]: Ada Roe, *Weirs and Their Keepers*, 12 YALE L.J. 45, 50 (1999).\n");
  EXPECT_NE(check({"--triage", scratch / "two.json"}).err.find("1 decision of an earlier round fits no finding over all manuscripts any more"), std::string::npos);
}

TEST(Html, opens_two_thousand_notes) {
  const Scratch scratch;
  std::string body;
  std::string notes;
  for (int n = 1; n <= 2000; ++n) body += "Text.[^" + std::to_string(n) + "] ", notes += "\n[^" + std::to_string(n) + "]: " + (n == 1 ? "Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999)" : n % 4 == 0 ? "Roe, *supra* note 3, at 50"
                                                                                                                                                                                                    : "*Id.* at 48") +
                                                                                         ".\n";
  write_file(scratch / "a.md", body + "\n" + notes);
  EXPECT_EQ(subcite({"check", "--offline", "--quiet", "--report", "html=" + (scratch / "a.html"), scratch / "a.md"}).code, 1);
  const nlohmann::json seen = browse(scratch);
  EXPECT_EQ(seen["errors"], nlohmann::json::array());
  EXPECT_EQ(seen["notes_of_no_words"], 0);
}

TEST(Triage, what_holds_no_decisions_is_refused) {
  const Scratch scratch;
  write_file(scratch / "a.md", "One.[^1]\n\n[^1]: Ada Roe, *Weirs* 3 (1999).\n");
  for (const std::string text : {"", "[]", "{\"schema\": \"subcite-triage/1\", \"decisions\": [{\"fingerprint\": \"a\", \"decision\": \"maybe\"}]}", "{\"schema\": \"other\", \"decisions\": []}"}) {
    write_file(scratch / "t.json", text);
    EXPECT_EQ(subcite({"check", "--offline", "--triage", scratch / "t.json", scratch / "a.md"}).code, 2) << text;
  }
}

}  // namespace
}  // namespace subcite::program
