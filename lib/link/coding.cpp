// Each coding is undone in pieces, so that a bomb is noticed before it fills the memory.
#include "link/coding.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/text.h"

namespace subcite {
namespace {

using Piece = std::array<char, 65536>;

PageText inflated(std::string_view body, int window, std::size_t most) {
  PageText out;
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return {{}, false, true};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  Piece piece{};
  int status = Z_OK;
  while (status == Z_OK && !out.bomb) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.bytes.append(piece.data(), piece.size() - stream.avail_out);
    out.bomb = out.bytes.size() > most;
    if (stream.avail_in == 0 && stream.avail_out != 0) break;
  }
  inflateEnd(&stream);
  out.undecodable = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
  return out;
}

PageText gunzipped(std::string_view body, std::size_t most) { return inflated(body, 15 + 32, most); }

/// Servers send it with zlib's head, as it should be, and without.
PageText undeflated(std::string_view body, std::size_t most) {
  PageText read = inflated(body, 15, most);
  return read.undecodable ? inflated(body, -15, most) : read;
}

PageText unbrotlied(std::string_view body, std::size_t most) {
  PageText out;
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  const auto* next = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  Piece piece{};
  BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (state != nullptr && status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && !out.bomb) {
    auto* to = reinterpret_cast<std::uint8_t*>(piece.data());
    std::size_t room = piece.size();
    status = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
    out.bytes.append(piece.data(), piece.size() - room);
    out.bomb = out.bytes.size() > most;
  }
  out.undecodable = state == nullptr || status == BROTLI_DECODER_RESULT_ERROR;
  return out;
}

PageText unzstandarded(std::string_view body, std::size_t most) {
  PageText out;
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
  if (stream == nullptr) return {{}, false, true};
  constexpr int kWindowLog = 23;  // RFC 9659: no more than 8 MB for content codings
  ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kWindowLog);
  ZSTD_inBuffer in{body.data(), body.size(), 0};
  Piece piece{};
  bool full = true;
  while ((in.pos < in.size || full) && !out.bomb && !out.undecodable) {
    ZSTD_outBuffer to{piece.data(), piece.size(), 0};
    out.undecodable = ZSTD_isError(ZSTD_decompressStream(stream.get(), &to, &in)) != 0;
    out.bytes.append(piece.data(), to.pos);
    out.bomb = out.bytes.size() > most;
    full = to.pos == to.size;
  }
  return out;
}

PageText undone(std::string_view body, std::string_view coding, std::size_t most) {
  if (coding == "gzip" || coding == "x-gzip") return gunzipped(body, most);
  if (coding == "deflate") return undeflated(body, most);
  if (coding == "br") return unbrotlied(body, most);
  if (coding == "zstd") return unzstandarded(body, most);
  const bool unreadable = coding == "compress" || coding == "x-compress" || coding == "dcb" || coding == "dcz";
  return {unreadable ? std::string() : std::string(body), false, unreadable};
}

}  // namespace

PageText decoded(std::string_view body, std::string_view codings, std::size_t most) {
  constexpr std::size_t kMost = 4;  // one on top of another
  const std::string low = lower_ascii(codings);
  std::vector<std::string_view> names = split(low, ',');
  if (names.size() > kMost) return {{}, false, true};
  PageText out;
  std::string_view in = body;
  for (auto name = names.rbegin(); name != names.rend() && !out.bomb && !out.undecodable; ++name) {
    if (trim(*name).empty()) continue;
    out = undone(in, trim(*name), most);
    in = out.bytes;
  }
  if (in.data() == body.data()) out.bytes = body;
  return out;
}

}  // namespace subcite
