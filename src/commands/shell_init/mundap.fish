# Ctrl-G: a note picked with mundap, put in at the cursor.
function __mundap_pick
    set -l chosen (mundap ui --print=file </dev/tty)
    and commandline -i -- (string escape -- $chosen)
    commandline -f repaint
end
if status is-interactive
    bind \cg __mundap_pick
    bind -M insert \cg __mundap_pick
end
