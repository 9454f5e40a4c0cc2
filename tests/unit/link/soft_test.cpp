// Which addresses are a site’s home page.
#include "link/soft.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(Home, is_known_by_its_address) {
  for (const char* path : {"", "/", "/index.html", "/en/", "/en-us/home.aspx", "/eng", "/us/en.html", "/portal", "/pages/default.aspx", "/#/home", "/#!/", "/?utm_source=x", "/?error=404", "/index.htm?ref=mail"})
    EXPECT_TRUE(is_home(std::string("http://a.example") + path)) << path;
  for (const char* path : {"/eels", "/en/eels", "/?p=12", "/#/eels/12", "/#!eels", "/portal/eels.html", "/index.php?id=7", "/english", "/ok", "/aa-bb"})
    EXPECT_FALSE(is_home(std::string("http://a.example") + path)) << path;
}

TEST(Wall, is_known_by_the_address_that_a_redirect_leads_to) {
  for (const char* path : {"/captcha?u=x", "/en/captcha/", "/blocked.html", "/.well-known/sgcaptcha/?r=x"}) EXPECT_TRUE(is_wall_address(std::string("http://a.example") + path)) << path;
  for (const char* path : {"/", "/essays/challenge", "/history-of-captcha"}) EXPECT_FALSE(is_wall_address(std::string("http://a.example") + path)) << path;
}

TEST(Parked, is_known_by_the_host_that_a_redirect_leads_to) {
  EXPECT_TRUE(suspicion_of("http://eels.example/x", "http://ww25.eels.example/x?subid1=7", true, {}).sure);
  EXPECT_FALSE(suspicion_of("http://eels.example/x", "http://ww2.eels.example/x", true, {}).sure);
  EXPECT_FALSE(suspicion_of("http://eels.example/x", "http://www.eels.example/x", true, {}).sure);
}

}  // namespace
}  // namespace subcite
