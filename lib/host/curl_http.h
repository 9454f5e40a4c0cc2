// HTTP by libcurl's multi interface: one thread, many transfers, every address checked before it is
// connected to, every size bounded.
#pragma once

#include <memory>

#include "io/http.h"
#include "io/io.h"

namespace subcite::host {

std::unique_ptr<io::Http> make_curl_http(const io::HttpOptions& options, io::Clock& clock);

}  // namespace subcite::host
