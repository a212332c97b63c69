#!/bin/sh
# What Doxygen reads instead of a header: the same, with its namespaces in a group named by stage and header
# (case_business_case), so that the reference shows a header where it says so. A group must open inside the namespace
# that its members are in, and does not reach into nested ones. Only namespaces that users meet are in a group:
# gevinst itself, units, numeric and operations. Other nested ones are the inside of a header.
# Doxygen 1.9 takes `namespace gevinst::inline v0` for a namespace v0; users write gevinst:: anyway.
group=${1##*include/gevinst/}
group=$(echo "${group%.hpp}" | tr / _)
open="/** @addtogroup $group */ /** @{ */"
close="/** @} */"
shown="(numeric|units|operations)"
sed -E "
    /^(namespace|\})/ s/::inline (v0|GEVINST_TARGET)//g
    t forget
    :forget
    s#^namespace gevinst(::$shown)? \{\$#& $open#; t
    s#^\} +// namespace gevinst(::$shown)?\$#$close }#; t
    /^(namespace|\} +\/\/ namespace) gevinst/ b
    s#^namespace $shown \{\$#$close & $open#; t
    s#^\} +// namespace $shown\$#$close } $open#; t
    s#^namespace .*\{\$#$close &#; t
    s#^\} +// namespace.*\$#} $open#; t
" "$1"
