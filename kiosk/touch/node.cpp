// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/node.h"

namespace touch {

const char* name_of(Role role) {
    switch (role) {
        case Role::heading:
            return "heading";
        case Role::text:
            return "text";
        case Role::button:
            return "button";
        case Role::radio:
            return "radio";
        case Role::checkbox:
            return "checkbox";
        case Role::text_field:
            return "text_field";
        case Role::key:
            return "key";
        case Role::row:
            return "row";
        case Role::progress:
            return "progress";
        case Role::banner:
            return "banner";
        case Role::alert:
            return "alert";
        case Role::image:
            return "image";
        case Role::spinner:
            return "spinner";
        case Role::slider:
            return "slider";
    }
    return "";
}

}  // namespace touch
