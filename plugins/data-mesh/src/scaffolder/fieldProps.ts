// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/** What a field of a form gets. @internal */
export type FieldProps<T, TUiOptions = unknown> = FieldExtensionComponentProps<
  T,
  TUiOptions
>;

/** Everything that a person has put into the form so far, this step included. @internal */
export function formDataOf(props: {
  formContext?: { formData?: Record<string, unknown> };
}): Record<string, unknown> {
  return props.formContext?.formData ?? {};
}

/** Title and help of a field, as the template states them. @internal */
export function labelOf(
  props: {
    schema: { title?: string; description?: string };
    uiSchema?: { 'ui:title'?: string; 'ui:description'?: ReactNode };
  },
  fallback: { title: string; help: string },
): { title: string; help: ReactNode } {
  return {
    title: props.uiSchema?.['ui:title'] ?? props.schema.title ?? fallback.title,
    help:
      props.uiSchema?.['ui:description'] ??
      props.schema.description ??
      fallback.help,
  };
}
