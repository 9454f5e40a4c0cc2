// One cause, one report: findings that another one explains are taken out.
#pragma once

#include "model/rule.h"

namespace subcite {

void absorb(const View& view, Findings& findings);

}  // namespace subcite
