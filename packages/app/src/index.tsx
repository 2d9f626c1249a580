// SPDX-License-Identifier: Apache-2.0
import '@backstage/cli/asset-types';
import ReactDOM from 'react-dom/client';
import App from './App';
import '@backstage/ui/css/styles.css';
import '@fontsource-variable/inter';
import './modules/theme/tokens.css';

ReactDOM.createRoot(document.getElementById('root')!).render(App.createRoot());
