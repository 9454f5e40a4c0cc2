// A row is a frozen finding; its key is what orders it, and its number where two say the same.
#include "run/across_shelf.h"

#include "base/text.h"
#include "report/listing.h"
#include "run/frozen.h"

namespace subcite {
namespace {

constexpr std::string_view kSpace = "findings";

Standing standing_of(const AcrossFinding& f) {
  return f.suppressed.empty() ? Standing::Told : is_dismissed(f.suppressed) ? Standing::Dismissed
                                                                            : Standing::Known;
}

}  // namespace

void AcrossShelf::add(const AcrossFinding& f) {
  const Standing standing = standing_of(f);
  ++counts_[static_cast<std::size_t>(standing)];
  if (standing == Standing::Told) ++by_severity_[static_cast<std::size_t>(f.severity)];
  held_.emplace(std::string(f.rule) + '\0' + f.message + '\0' + sortable(added_++), freeze(f));
  if (held_.size() >= most_) spill();
}

void AcrossShelf::spill() {
  scratch_.put(kSpace, {held_.begin(), held_.end()});
  held_.clear();
  on_disk_ = true;
}

void AcrossShelf::finish() {
  if (on_disk_) spill();
}

void AcrossShelf::each(const std::function<void(const AcrossFinding&)>& take) const {
  const auto tell = [&](std::string_view row) {
    if (const std::optional<AcrossFinding> f = thaw_across(row)) take(*f);
  };
  if (on_disk_) return scratch_.each(kSpace, [&](std::string_view, std::string_view row) { tell(row); });
  for (const auto& [key, row] : held_) tell(row);
}

Sequence<AcrossFinding> AcrossShelf::of(Standing standing) const {
  const auto walk = [this, standing](const Sequence<AcrossFinding>::Take& take) {
    each([&](const AcrossFinding& f) {
      if (standing_of(f) == standing) take(f);
    });
  };
  return {count(standing), walk};
}

}  // namespace subcite
