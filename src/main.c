/* roleguide: from a comparison of roles in XML to a typeset guide in PDF. */
#include "cli/cli.h"

int main(int argc, char **argv)
{
	return cli_run(argc, argv);
}
