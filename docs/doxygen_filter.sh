#!/bin/sh
# What Doxygen reads instead of a header: the same, with its namespaces in a group named by the stage, so that each
# stage has a page. A group must open inside the namespace that its members are in, and does not reach into nested ones.
# Doxygen 1.9 takes `namespace gevinst::inline v0` for a namespace v0; users write gevinst:: anyway.
stage=${1##*include/gevinst/}
case $stage in
    */*) stage=${stage%%/*} ;;
    *) stage=common ;;
esac
open="/** @addtogroup $stage */ /** @{ */"
close="/** @} */"
sed -E "
    /^namespace/ s/::inline (v0|GEVINST_TARGET)//g
    s|^namespace gevinst.*\{\$|& $open|; t
    s|^\}  *// namespace gevinst.*|$close }|; t
    s|^namespace .*\{\$|$close & $open|; t
    s|^\}  *// namespace.*|$close } $open|
" "$1"
