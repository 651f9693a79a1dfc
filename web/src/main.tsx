import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app';
import { interceptLinks } from './router';

interceptLinks();
render(<App />, document.getElementById('app')!);
