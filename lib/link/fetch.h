// One request at a time, for services that want to be asked so: the caller waits for the answer.
#pragma once

#include <cstdint>
#include <optional>

#include "io/http.h"
#include "io/io.h"

namespace subcite {

/// The answer; nothing where the person interrupts before it comes.
std::optional<io::HttpAnswer> fetch(io::Http& http, const io::Environment& environment, io::HttpRequest request);

/// Waits so long, or until the person interrupts.
void pause(io::Http& http, io::Clock& clock, const io::Environment& environment, std::int64_t ms);

}  // namespace subcite
