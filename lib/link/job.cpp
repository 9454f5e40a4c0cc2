// Parts of the address as RFC 3986 has them.
#include "link/job.h"

#include "base/text.h"
#include "base/url.h"

namespace subcite {

std::string with_scheme(std::string_view url) {
  const bool bare = starts_ignoring_case(url, "www.") || starts_ignoring_case(url, "perma.cc/");
  return (bare ? "http://" : "") + std::string(url);
}

std::string request_target(std::string_view url) {
  std::string target = encoded_url(with_scheme(url));
  const UrlParts parts = split_url(target);
  const std::size_t at = parts.has_user_info ? target.find(parts.user_info + '@') : std::string::npos;
  if (at != std::string::npos) target.erase(at, parts.user_info.size() + 1);
  return target;
}

}  // namespace subcite
