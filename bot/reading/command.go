package reading

// ParseCommand returns the canonical name of the command that text begins with, and the rest of it.
// slash tells "/bao cao" from "bao cao", which counts in private chats only. For an unknown command with
// a slash ok is false and name is the word as folded, for NearCommands.
func ParseCommand(text string) (name, rest string, slash, ok bool) { return "", text, false, false }

// NearCommands returns the canonical commands nearest to a mistyped one.
func NearCommands(name string) []string { return nil }
