// Which addresses are a site’s home page.
#include "link/soft.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(Home, is_known_by_its_address) {
  for (const char* path : {"", "/", "/index.html", "/en/", "/en-us/home.aspx", "/eng", "/us/en.html", "/portal", "/pages/default.aspx", "/#/home", "/#!/", "/?utm_source=x", "/index.htm?ref=mail"})
    EXPECT_TRUE(is_home(std::string("http://a.example") + path)) << path;
  for (const char* path : {"/eels", "/en/eels", "/?p=12", "/#/eels/12", "/#!eels", "/portal/eels.html", "/index.php?id=7", "/english"})
    EXPECT_FALSE(is_home(std::string("http://a.example") + path)) << path;
}

}  // namespace
}  // namespace subcite
