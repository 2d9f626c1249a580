# SPDX-License-Identifier: Apache-2.0
"""What the tests share: the command line, the example mesh and its data, and what is known of types."""
