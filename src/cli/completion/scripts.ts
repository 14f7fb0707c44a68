import type { Shell } from './shells.js';

/**
 * The script of a shell. All knowledge is in `__complete`; a script only hands over the words and takes candidates back as
 * plain text: nothing it is given is evaluated, and it runs the program of PATH, never a file that the line names.
 */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell];
}

const BASH = String.raw`# bash completion of blast-radius: source <(blast-radius completion bash)
_blast_radius() {
  local line mode= reply
  COMPREPLY=()
  reply=$(command blast-radius __complete --breaks "$COMP_WORDBREAKS" --line "${'$'}{COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  while IFS= read -r line; do
    if [[ -z $mode ]]; then mode=$line; else COMPREPLY+=("${'$'}{line%%$'\t'*}"); fi
  done <<< "$reply"
  if [[ $mode == files ]]; then
    compopt -o default 2>/dev/null
  elif [[ ${'$'}{#COMPREPLY[@]} -gt 0 && ${'$'}{COMPREPLY[0]} == *[=@] ]]; then
    compopt -o nospace 2>/dev/null
  fi
  return 0
}
complete -F _blast_radius blast-radius
`;

const ZSH = String.raw`#compdef blast-radius
# zsh completion of blast-radius: source <(blast-radius completion zsh), after compinit;
# or save it as _blast-radius in a directory of fpath.
_blast-radius() {
  local line mode= value
  local -a values shown open_values open_shown
  while IFS= read -r line; do
    if [[ -z $mode ]]; then mode=$line; continue; fi
    value=${'$'}{line%%$'\t'*}
    if [[ $value == *[=@] ]]; then
      open_values+=("$value"); open_shown+=("$value  ${'$'}{line#*$'\t'}")
    else
      values+=("$value"); shown+=("$value  ${'$'}{line#*$'\t'}")
    fi
  done < <(command blast-radius __complete -- "${'$'}{(@Q)words[2,CURRENT-1]}" "${'$'}{(Q)PREFIX}" 2>/dev/null)
  (( $#values )) && compadd -l -d shown -a values
  (( $#open_values )) && compadd -l -S '' -d open_shown -a open_values
  if [[ $mode == files ]]; then
    compset -P '--*='
    _files
  fi
}
if [[ ${'$'}{funcstack[1]} == _blast-radius ]]; then
  _blast-radius "$@"
else
  compdef _blast-radius blast-radius
fi
`;

const FISH = String.raw`# fish completion of blast-radius:
# blast-radius completion fish > ~/.config/fish/completions/blast-radius.fish
function __blast_radius_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l reply (command blast-radius __complete -- $words[2..-1] "$current" 2>/dev/null)
    test (count $reply) -gt 0; or return
    if test "$reply[1]" = files
        __fish_complete_path "$current"
    end
    set -e reply[1]
    test (count $reply) -gt 0; and printf '%s\n' $reply
end
complete -c blast-radius -f -a '(__blast_radius_complete)'
`;

const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
