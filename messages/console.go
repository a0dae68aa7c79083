package messages

// ConsoleIntro is the first screen of the console; from is who speaks first.
func (c *Catalogue) ConsoleIntro(from string) string { return c.text("console_intro", from) }

// ConsoleHidden says how many private messages to others are not shown.
func (c *Catalogue) ConsoleHidden(n int) string { return c.text("console_hidden", n) }

// ConsoleMenu lists what steers the console.
func (c *Catalogue) ConsoleMenu() string { return c.text("console_menu", nil) }

// ConsoleBadCommand answers a line that begins with a colon and steers nothing.
func (c *Catalogue) ConsoleBadCommand() string { return c.text("console_bad_command", nil) }

// ConsoleBadTime answers a time that cannot be read or lies behind.
func (c *Catalogue) ConsoleBadTime() string { return c.text("console_bad_time", nil) }
