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

}  // namespace
}  // namespace subcite::program
