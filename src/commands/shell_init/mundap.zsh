# Ctrl-G: a note picked with mundap, put in at the cursor.
__mundap_pick() {
  local chosen
  chosen=$(mundap ui --print=file </dev/tty) && LBUFFER+=${(q)chosen}
  zle reset-prompt
}
if [[ -o interactive ]]; then
  zle -N __mundap_pick
  bindkey -M emacs '^G' __mundap_pick
  bindkey -M viins '^G' __mundap_pick
  bindkey -M vicmd '^G' __mundap_pick
fi
